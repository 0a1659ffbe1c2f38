using Agent.Api;
using Agent.Api.Data;
using Agent.Api.Data.Servers;

if (args.Contains(HealthProbe.Argument))
{
    return await HealthProbe.RunAsync(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build(), Console.Out);
}

var builder = WebApplication.CreateBuilder(args);

// the program's own defaults, whatever folder it is started from
builder.Configuration.Sources.Insert(0, Startup.Defaults);
try
{
    await using var servers = await PrivateServers.StartAsync(Startup.Wanted(builder.Configuration), CancellationToken.None);
    builder.Configuration.AddInMemoryCollection(servers.ConnectionStrings);
    builder.AddTelemetry().AddAgentService();

    await using var app = builder.Build().MapAgentService();
    Startup.Check(app);
    await app.Services.GetRequiredService<PostgresSchema>().UpgradeAsync(CancellationToken.None);
    app.Lifetime.ApplicationStarted.Register(() => Startup.Announce(app, servers, Console.Out));
    await app.RunAsync();
    return 0;
}
catch (Exception refused) when (Startup.Explain(refused) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
