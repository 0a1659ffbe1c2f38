using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Agent.Api;

/// <summary>
/// Traces, metrics and logs over OTLP, all three or none: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> switches them on. The other
/// standard variables (protocol, headers, service name, sampler) work as OpenTelemetry documents them.
/// </summary>
internal static class Telemetry
{
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Sources =
        ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "Microsoft.SemanticKernel*", AgentTelemetry.Name];

    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "Npgsql", "Microsoft.SemanticKernel*", AgentTelemetry.Name];

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[EndpointKey]))
        {
            return builder;
        }

        // Without it ASP.NET Core leaves its spans bare: no route, no status code.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);

        builder.Services.AddSingleton<Providers>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Providers>());
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(Resource()).IncludeFormattedMessage = true);
        builder.Services.ConfigureOpenTelemetryLoggerProvider(logs => logs.AddOtlpExporter());
        return builder;
    }

    private static ResourceBuilder Resource()
    {
        var version = typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return ResourceBuilder.CreateEmpty().AddService("skleadagent", serviceVersion: version).AddTelemetrySdk().AddEnvironmentVariableDetector();
    }

    /// <summary>Lives as long as the host and sends what is still held back when it goes.</summary>
    private sealed class Providers(IConfiguration configuration, LoggerProvider logs) : IHostedService, IDisposable
    {
        private const int FlushMilliseconds = 5_000;

        private TracerProvider? _traces;
        private MeterProvider? _metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _traces = Sdk.CreateTracerProviderBuilder().ConfigureServices(AddConfiguration)
                .SetResourceBuilder(Resource()).AddSource(Sources).AddOtlpExporter().Build();
            _metrics = Sdk.CreateMeterProviderBuilder().ConfigureServices(AddConfiguration)
                .SetResourceBuilder(Resource()).AddMeter(Meters).AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        // The log exporter makes its client at the first export and needs the container for that: too late once it is disposed.
        public Task StopAsync(CancellationToken cancellationToken)
        {
            logs.ForceFlush(FlushMilliseconds);
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            _traces?.Dispose();
            _metrics?.Dispose();
        }

        // The service's own configuration, not the bare environment: settings from a file or the command line count too.
        private void AddConfiguration(IServiceCollection services) => services.AddSingleton(configuration);
    }
}
