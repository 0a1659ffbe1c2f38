using Agent.Api.Data.Servers;
using Agent.Api.Model;
using Agent.Api.Model.Recording;
using Agent.Api.Prompts;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Agent.Api;

/// <summary>What a start needs, says and refuses.</summary>
internal static class Startup
{
    /// <summary><c>appsettings.json</c> beside the program.</summary>
    public static IConfigurationSource Defaults
    {
        get
        {
            var source = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, "appsettings.json") };
            source.ResolveFileProvider();
            return source;
        }
    }

    /// <summary>A private server for every connection string that is not set.</summary>
    public static PrivateServerOptions Wanted(IConfiguration configuration) => new()
    {
        DataDir = configuration["Agent:DataDir"] ?? "data",
        Postgres = string.IsNullOrWhiteSpace(configuration.GetConnectionString("Postgres")),
        Redis = string.IsNullOrWhiteSpace(configuration.GetConnectionString("Redis")),
    };

    /// <summary>Everything that is wrong with the configuration or the prompts, before anything is touched.</summary>
    public static void Check(WebApplication app)
    {
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        _ = app.Services.GetRequiredService<PromptCatalog>().Current;
    }

    /// <summary>What was started, where it answers, which model, and one line to try it with.</summary>
    public static void Announce(WebApplication app, PrivateServers servers, TextWriter output)
    {
        var url = (app.Urls.FirstOrDefault() ?? "http://127.0.0.1:8080").Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)
            .Replace("[::]", "127.0.0.1", StringComparison.Ordinal);
        foreach (var server in servers.Running)
        {
            output.WriteLine($"  {server.Name,-9} {server.Version}, port {server.Port}, pid {server.ProcessId}{(server.Adopted ? ", was still running" : "")}");
        }

        var model = app.Services.GetRequiredService<ModelOptions>();
        var recordings = app.Services.GetRequiredService<RecordingOptions>();
        output.WriteLine($"""
              model     {(model.IsOffline ? "offline (embedded; set OpenAI__ApiKey for a real one)" : model.Name)}{(recordings.Mode == "off" ? "" : $", {recordings.Mode} in {recordings.Folder}")}
              service   {url}
              explorer  {url}/scalar
              health    {url}/health

            Try it:
              curl -s {url}/lead -H 'Content-Type: application/json' -d {"'{\"email\":\"cto@bigcorp.com\",\"company\":\"BigCorp Industries\",\"title\":\"CTO\",\"need\":\"Enterprise API integration\",\"timeline\":\"Immediately\",\"budget\":\"$50,000+\",\"company_size\":500}'"}

            """);
    }

    /// <summary>One line for a start that cannot succeed; null for a fault whose stack somebody should see.</summary>
    public static string? Explain(Exception refused) => refused switch
    {
        PrivateServerException server => server.Message,
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        PromptException prompts => prompts.Message,
        InvalidOperationException { InnerException: FormatException or ArgumentException } value => value.Message,
        NpgsqlException postgres => $"Postgres cannot be used: {postgres.Message}",
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } taken => taken.Message,
        _ => null,
    };
}
