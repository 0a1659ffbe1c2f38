using Agent.Api.Agents;
using Agent.Api.Approvals;
using Agent.Api.Costs;
using Agent.Api.Data;
using Agent.Api.Dispatch;
using Agent.Api.Gates;
using Agent.Api.Health;
using Agent.Api.Intake;
using Agent.Api.Integrations;
using Agent.Api.Model;
using Agent.Api.OpenApi;
using Agent.Api.Outcomes;
using Agent.Api.Prompts;
using Agent.Api.Runs;
using Agent.Api.Scalar;
using Agent.Api.Traces;
using Agent.Plugins.Ports;
using Agent.Plugins.Tools;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Agent.Api;

/// <summary>The whole service: its rooms, then its doors. Tests build the same one.</summary>
internal static class AgentService
{
    /// <summary>Bytes of any body; single doors allow less.</summary>
    private const int MaxBody = 1024 * 1024;

    public static WebApplicationBuilder AddAgentService(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddProblems().AddApiDocument();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = MaxBody);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));

        services.AddSection<RunLimits>(RunLimits.Section).AddSection<ApprovalOptions>(ApprovalOptions.Section)
            .AddSection<PromptOptions>(PromptOptions.Section);

        services.AddData(builder.Configuration).AddDispatch(builder.Configuration).AddModel(builder.Configuration);
        AddReading(services);
        AddPrompts(services);
        AddRuns(services);
        AddAgents(services);
        AddIntake(services, builder.Configuration);
        return builder;
    }

    public static WebApplication MapAgentService(this WebApplication app)
    {
        app.UseProblems();
        app.UseCleanUrls();
        app.MapLeads().MapOutcomes().MapApprovals().MapTraces().MapMemory().MapPrompts().MapInsights().MapCosts().MapHealth();
        app.MapApiDocument();
        app.MapScalarExplorer();
        return app;
    }

    private static void AddReading(IServiceCollection services)
    {
        services.AddSingleton<PostgresTraces>();
        services.AddSingleton<PostgresOutcomes>();
        services.AddSingleton<PostgresCalibration>();
        services.AddSingleton<PostgresLedger>();
        services.AddSingleton<HealthChecks>();
        services.AddSingleton<TraceFiles>();
        services.AddHostedService(provider => provider.GetRequiredService<TraceFiles>());
    }

    private static void AddPrompts(IServiceCollection services)
    {
        services.AddSingleton(provider => new PromptFiles(
            provider.GetRequiredService<RunLimits>().PromptsFolder, provider.GetRequiredService<PromptOptions>().Rubric));
        services.AddSingleton<PromptCatalog>();
        services.AddSingleton<PostgresPrompts>();
        services.AddSingleton<PostgresActivations>();
        services.AddSingleton<PromptActivations>();
        services.AddHostedService<PromptWatch>();
    }

    private static void AddRuns(IServiceCollection services)
    {
        services.AddSingleton<PostgresRuns>();
        services.AddSingleton<PostgresActs>();
        services.AddSingleton<IActs>(provider => provider.GetRequiredService<PostgresActs>());
        services.AddSingleton<Signals>();
        services.AddSingleton<PostgresApprovals>();
        services.AddSingleton<PendingActs>();
        services.AddSingleton<Approver>();
        services.AddSingleton<ICompanyMemory, RedisCompanyMemory>();
    }

    private static void AddAgents(IServiceCollection services)
    {
        services.AddSingleton<PromptFunctions>();
        services.AddSingleton<ILeadReader, LeadReader>();
        services.AddSingleton<IMailWriter, MailWriter>();
        services.AddSingleton<MemoryTools>();
        services.AddSingleton<ScoringTools>();
        services.AddSingleton<CrmTools>();
        services.AddSingleton<TaskTools>();
        services.AddSingleton<EmailTools>();
        services.AddSingleton<CalendarTools>();
        services.AddSingleton<DispositionTools>();
        services.AddSingleton<ToolCatalog>();
        services.AddSingleton<ToolGate>();
        services.AddSingleton<GateFilter>();
        services.AddSingleton<StepFilter>();
        services.AddSingleton<AgentKernel>();
        services.AddSingleton<AgentCatalog>();
        services.AddSingleton<HandOvers>();
        services.AddSingleton<Fallback>();
        services.AddSingleton<DecidedActs>();
        services.AddSingleton<Confirmations>();
        services.AddSingleton<RunResults>();
        services.AddSingleton<AgentPass>();
    }

    private static void AddIntake(IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton(provider => new LeadKeys(
            InstallationSecret.Load(configuration["Agent:Secret"], provider.GetRequiredService<RunLimits>().DataDir)));
        services.AddSingleton<LeadNormalizer>();
        services.AddSingleton<PostgresLeads>();
        services.AddSingleton<RunLookup>();
        services.AddSingleton<LeadIntake>();
    }
}
