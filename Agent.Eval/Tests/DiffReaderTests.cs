using Agent.Eval.Diff;
using Agent.Tests.Support;

namespace Agent.Eval.Tests;

/// <summary>A changed reader prompt: leads are read anew, and by whom decides what can be seen.</summary>
public sealed class DiffReaderTests(StoredLeads stored) : IClassFixture<StoredLeads>, IDisposable
{
    private const string Strict = "Be strict about needs.";

    private readonly PromptCopy _candidate = new PromptCopy().Edit("reader/skprompt.txt", "Rules for every fact", $"{Strict}\nRules for every fact");
    private readonly string _recordings = Directory.CreateTempSubdirectory("lead-recordings-").FullName;

    public void Dispose()
    {
        _candidate.Dispose();
        Directory.Delete(_recordings, recursive: true);
    }

    [Fact]
    public async Task Diff_Offline_SaysThatTheEmbeddedReaderDoesNotReadThePrompt()
    {
        var before = await StoredLeads.DumpAsync(stored.Database);

        var report = await StoredLeads.DiffAsync(stored.Database, "--prompts", _candidate.Path);

        Assert.Equal((true, StoredLeads.Count, 0), (report.ReaderChanges, report.Requests, report.Changed.Count));
        Assert.Contains(DiffLines.Of(report), line => line.Contains("It does not read the prompt", StringComparison.Ordinal));
        Assert.Equal(before, await StoredLeads.DumpAsync(stored.Database));
    }

    /// <summary>The stored facts are another reader's, so both sides are read by the model: its own ways show as drift, the prompt's as change.</summary>
    [Fact]
    public async Task Diff_Live_ShowsWhatThePromptChangesAndWhatItCost()
    {
        await using var model = await LoopbackModel.StartAsync(body => body.Contains(Strict, StringComparison.Ordinal) ? WithoutNeeds(body) : body);
        var before = await StoredLeads.DumpAsync(stored.Database);

        var report = await StoredLeads.DiffAsync(
            stored.Database, "--prompts", _candidate.Path, "--last", "8", "--live", "--endpoint", model.Endpoint, "--model", "gpt-4o-mini", "--max-cost", "1");

        Assert.Empty(report.Not);
        Assert.Empty(report.Drifted);
        Assert.Equal(model.Requests, report.Requests);
        Assert.InRange(report.Requests, 16, 48);
        Assert.Contains(report.Leads, lead => lead.Change.Moved.Any(move => move is { Name: "need", After: 0 }));
        Assert.InRange(report.Spent, 0.0001m, 0.05m);
        Assert.Equal(before, await StoredLeads.DumpAsync(stored.Database));
    }

    [Fact]
    public async Task Diff_LiveBeyondTheCostLimit_AsksNoMoreAndFails()
    {
        await using var model = await LoopbackModel.StartAsync();

        var report = await StoredLeads.DiffAsync(
            stored.Database, "--prompts", _candidate.Path, "--live", "--endpoint", model.Endpoint, "--model", "gpt-4o-mini", "--max-cost", "0.006");

        Assert.InRange(report.Spent, 0.0001m, 0.006m);
        Assert.InRange(model.Requests, 1, StoredLeads.Count);
        Assert.NotEmpty(report.Not);
        Assert.All(report.Not, lead => Assert.Contains("--max-cost 0.006 USD could be passed", lead.Why, StringComparison.Ordinal));
        Assert.False(report.Passes);
    }

    [Fact]
    public async Task Diff_LiveModelWithoutAPrice_IsNotAsked()
    {
        await using var model = await LoopbackModel.StartAsync();

        var report = await StoredLeads.DiffAsync(
            stored.Database, "--prompts", _candidate.Path, "--last", "3", "--live", "--endpoint", model.Endpoint, "--model", "unheard-of", "--max-cost", "1");

        Assert.Equal((0, 3), (model.Requests, report.Not.Count));
        Assert.Contains("model unheard-of has no price", report.Not[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_Recordings_AnswerBothSidesOrSayWhichIsMissing()
    {
        var cases = StoredLeads.Cases(4);
        await RecordAsync(PromptCopy.Shipped);
        var database = await RecordAsync(_candidate.Path);

        var both = await StoredLeads.DiffAsync(database, "--prompts", _candidate.Path, "--recordings", _recordings, "--model", "gpt-4o-mini");
        Assert.Equal((cases.Length, 0, 0, 0m), (both.Leads.Count, both.Not.Count, both.Changed.Count, both.Spent));

        foreach (var file in Directory.EnumerateFiles(Path.Combine(_recordings, "reader")).Where(file => !File.ReadAllText(file).Contains(Strict, StringComparison.Ordinal)))
        {
            File.Delete(file);
        }

        var one = await StoredLeads.DiffAsync(database, "--prompts", _candidate.Path, "--recordings", _recordings, "--model", "gpt-4o-mini");
        Assert.Equal((cases.Length, false), (one.Not.Count, one.Passes));
        Assert.All(one.Not, lead => Assert.Contains("No recording answers reader under prompt reader", lead.Why, StringComparison.Ordinal));

        async Task<string> RecordAsync(string prompts)
        {
            await using var model = await LoopbackModel.StartAsync();
            var stores = await AppStores.CreateAsync();
            await StoredLeads.FillAsync(
                new AppSetup
                {
                    Stores = stores,
                    Settings =
                    [
                        ("Agent:PromptsDir", prompts), ("OpenAI:Endpoint", model.Endpoint), ("OpenAI:Model", "gpt-4o-mini"),
                        ("Recordings:Mode", "record"), ("Recordings:Folder", _recordings),
                    ],
                },
                cases);
            return stores.Postgres;
        }
    }

    // The lead's fields stand in the request as JSON within JSON.
    private static string WithoutNeeds(string body) => body.Replace("\\\"need\\\":", "\\\"unread\\\":", StringComparison.Ordinal).Replace("\\u0022need\\u0022:", "\\u0022unread\\u0022:", StringComparison.Ordinal)
        .Replace("\\\"message\\\":", "\\\"unread2\\\":", StringComparison.Ordinal).Replace("\\u0022message\\u0022:", "\\u0022unread2\\u0022:", StringComparison.Ordinal);
}
