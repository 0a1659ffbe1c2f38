using System.Reflection;
using Agent.Plugins.Runs;
using Agent.Plugins.Tools;
using Microsoft.SemanticKernel;

namespace Agent.Tests.Gates;

public sealed class ToolCatalogTests
{
    [Fact]
    public void Plugins_All_AreTheTenToolsOfTheContract()
    {
        string[] tools =
        [
            .. GateMake.Catalog().Plugins.SelectMany(plugin => plugin.Select(function =>
                $"{plugin.Name}.{function.Name}({string.Join(", ", function.Metadata.Parameters.Where(IsTheModels).Select(parameter => parameter.Name))})")),
        ];

        Assert.Equal(
            [
                "calendar.schedule_meeting(purpose, earliest, duration_minutes)",
                "crm.upsert_lead_row(status)",
                "disposition.mark_spam(reason)",
                "disposition.reject_lead(reason_code, note)",
                "email.draft_email(purpose)",
                "email.send_email(draft_id)",
                "memory.get_company_history(domain)",
                "memory.write_company_summary(domain, summary)",
                "scoring.score_lead()",
                "tasks.create_followup_task(title, due, owner_role)",
            ],
            tools.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void KernelFunctions_All_SayWhatTheyCanDoAndAreInTheCatalog()
    {
        var catalog = GateMake.Catalog();
        var inCatalog = catalog.Plugins.SelectMany(plugin => plugin.Select(function => function.Name)).ToList();
        var methods = typeof(CrmTools).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<KernelFunctionAttribute>() is not null).ToList();

        Assert.Equal(10, methods.Count);
        Assert.All(methods, method =>
        {
            Assert.NotNull(method.GetCustomAttribute<ToolEffectAttribute>());
            Assert.Contains(method.GetCustomAttribute<KernelFunctionAttribute>()!.Name!, inCatalog);
        });
    }

    /// <summary>No tool takes an address, a URL, or somebody else's key: code knows them.</summary>
    [Fact]
    public void Parameters_None_IsAnAddressAKeyOrAUrl()
    {
        string[] forbidden = ["email", "to", "recipient", "address", "attendee", "lead_key", "run_id", "action_id", "url", "link", "score", "segment"];
        var parameters = GateMake.Catalog().Plugins.SelectMany(plugin => plugin).SelectMany(function => function.Metadata.Parameters).Select(parameter => parameter.Name);

        Assert.Empty(parameters.Intersect(forbidden));
    }

    [Fact]
    public void EffectOf_OtherSpellings_IsNothing()
    {
        var catalog = GateMake.Catalog();

        Assert.NotNull(catalog.EffectOf("email", "send_email"));
        Assert.Null(catalog.EffectOf("Email", "send_email"));
        Assert.Null(catalog.EffectOf("email", "SEND_EMAIL"));
        Assert.Null(catalog.EffectOf(null, "send_email"));
    }

    private static bool IsTheModels(KernelParameterMetadata parameter) =>
        parameter.ParameterType != typeof(Kernel) && parameter.ParameterType != typeof(CancellationToken);
}
