using System.Collections.Concurrent;
using Agent.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using Xunit;

namespace Agent.Tests.Ops;

/// <summary>The real exporter over HTTP/protobuf to a receiver that remembers what arrived.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task AddTelemetry_EndpointSet_SendsTracesMetricsAndLogs()
    {
        await using var receiver = await Receiver.StartAsync();
        await using (var app = Service($"--{Telemetry.EndpointKey}={receiver.Url}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"))
        {
            app.MapGet("/probe", () => "here");
            await app.StartAsync();
            AgentTelemetry.LeadAccepted("lead");
            using (var run = AgentTelemetry.StartRun("run_1", "ld_1", 1))
            {
                AgentTelemetry.GateJudged("schedule_meeting", "ask_person", "enterprise_scheduling");
                AgentTelemetry.ApprovalDecided("enterprise_scheduling", "approve");
                AgentTelemetry.EndRun(run, "completed", TimeSpan.FromMilliseconds(12));
            }

            using var client = new HttpClient();
            await client.GetStringAsync(new Uri(new Uri(app.Urls.First()), "/probe"));
            app.Logger.LogWarning("a line for the receiver");
            await app.StopAsync();
        }

        Assert.Contains("invoke_agent triage", receiver.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("gen_ai.conversation.id", receiver.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("ask_person", receiver.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("/probe", receiver.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("http.response.status_code", receiver.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("skleadagent.leads.accepted", receiver.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("skleadagent.run.duration", receiver.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("dotnet.gc.collections", receiver.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("a line for the receiver", receiver.Received("/v1/logs"), StringComparison.Ordinal);
        Assert.Contains("skleadagent", receiver.Received("/v1/logs"), StringComparison.Ordinal);
    }

    [Fact]
    public void AddTelemetry_NoEndpoint_AddsNothing()
    {
        using var app = Service();

        Assert.DoesNotContain(app.Services.GetServices<IHostedService>(), service => service.GetType().DeclaringType == typeof(Telemetry));
        Assert.Empty(app.Services.GetServices<ILoggerProvider>().OfType<OpenTelemetryLoggerProvider>());
    }

    private static WebApplication Service(params string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder.AddTelemetry().Build();
    }

    private sealed class Receiver : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, string> _bodies = new();
        private readonly WebApplication _app;

        private Receiver(WebApplication app) => _app = app;

        public string Url => _app.Urls.First();

        public static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var receiver = new Receiver(builder.Build());
            receiver._app.MapPost("/v1/{signal}", receiver.TakeAsync);
            await receiver._app.StartAsync();
            return receiver;
        }

        /// <summary>Protobuf keeps text as it is, so names can be looked for in it.</summary>
        public string Received(string path) => _bodies.GetValueOrDefault(path, "");

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private async Task TakeAsync(HttpContext context)
        {
            using var reader = new StreamReader(context.Request.Body, System.Text.Encoding.Latin1);
            var body = await reader.ReadToEndAsync();
            _bodies.AddOrUpdate(context.Request.Path, body, (_, before) => before + body);
            context.Response.ContentType = "application/x-protobuf";
        }
    }
}
