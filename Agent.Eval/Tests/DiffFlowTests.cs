using System.Text.Json.Nodes;
using Agent.Eval.Diff;
using Agent.Plugins.Scoring;
using Agent.Tests.Support;
using Npgsql;

namespace Agent.Eval.Tests;

/// <summary>Stored leads, decided anew: who changes, and that looking changes nothing.</summary>
public sealed class DiffFlowTests(StoredLeads stored) : IClassFixture<StoredLeads>
{
    [Fact]
    public async Task Diff_ThresholdRaised_ShowsExactlyTheLeadsBetweenOldAndNew()
    {
        using var candidate = new PromptCopy().Edit("rubric.json", "\"qualified_from\": 60", "\"qualified_from\": 75");
        var before = await StoredLeads.DumpAsync(stored.Database);

        var report = await StoredLeads.DiffAsync(stored.Database, "--prompts", candidate.Path);

        Assert.Equal((StoredLeads.Count, 0, 0), (report.Leads.Count, report.Not.Count, report.Requests));
        var between = report.Leads.Where(lead => lead.Stored.Decision is { Disposition: Disposition.Qualified, Score: < 75 }).ToList();
        Assert.NotEmpty(between);
        Assert.Equal(between, report.Leads.Where(lead => lead.Change.DispositionChanges));
        Assert.All(between, lead => Assert.Contains(lead.Candidate.Disposition, (Disposition[])[Disposition.Nurture, Disposition.NeedsInfo]));
        Assert.All(between, lead => Assert.Empty(lead.Change.Moved));
        Assert.Contains(between, lead => lead.Change.GatesClosed.Contains("enterprise_scheduling"));
        Assert.Empty(report.Drifted);
        Assert.Equal(before, await StoredLeads.DumpAsync(stored.Database));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1, "--fail-on", "tier")]
    [InlineData(0, "--fail-on", "reject")]
    [InlineData(0, "--fail-on", "none")]
    [InlineData(0, "--allow", "30")]
    public async Task Diff_ThresholdRaised_ExitsAsAsked(int code, params string[] words)
    {
        using var candidate = new PromptCopy().Edit("rubric.json", "\"qualified_from\": 60", "\"qualified_from\": 75");
        using var output = new StringWriter();

        Assert.Equal(code, await DiffCommand.TellAsync(await StoredLeads.DiffAsync(stored.Database, ["--prompts", candidate.Path, .. words]), output));

        Assert.Contains("dispositions.qualified_from 60 → 75", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("old \\ new", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_Report_NamesLeadsByKeyAndDomainOnly()
    {
        using var candidate = new PromptCopy().Edit("rubric.json", "\"qualified_from\": 60", "\"qualified_from\": 75");
        var file = candidate.At("diff.json");
        using var output = new StringWriter();

        var report = await StoredLeads.DiffAsync(stored.Database, "--prompts", candidate.Path, "--json", file);
        await DiffCommand.TellAsync(report, output);

        var text = output + await File.ReadAllTextAsync(file);
        Assert.All(report.Changed, lead => Assert.Contains($"{lead.Stored.Lead.LeadKey}  {lead.Stored.Lead.Domain}", text, StringComparison.Ordinal));
        Assert.All(report.Leads, lead => Assert.DoesNotContain(lead.Stored.Lead.Email, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(report.Leads.Where(lead => lead.Stored.Lead.Name is not null), lead => Assert.DoesNotContain(lead.Stored.Lead.Name!, text, StringComparison.OrdinalIgnoreCase));
        var json = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.Equal((StoredLeads.Count, report.Changed.Count, false), (json["leads"]!.AsArray().Count, (int)json["changed"]!, (bool)json["passes"]!));
        Assert.Equal("dispositions.qualified_from 60 → 75", (string?)json["rubric_changes"]![0]);
    }

    [Fact]
    public async Task Diff_SamePrompts_ChangesNobody()
    {
        using var output = new StringWriter();

        var code = await DiffCommand.TellAsync(await StoredLeads.DiffAsync(stored.Database, "--prompts", PromptCopy.Shipped), output);

        Assert.Equal(0, code);
        Assert.Contains("Nobody changes.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Drift: none", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_NurtureFromRaised_ShowsWhoWouldBeRejected()
    {
        using var candidate = new PromptCopy()
            .Edit("rubric.json", "\"nurture_from\": 30", "\"nurture_from\": 55").Edit("rubric.json", "\"needs_info_missing\": 2", "\"needs_info_missing\": 5");

        var report = await StoredLeads.DiffAsync(stored.Database, "--prompts", candidate.Path, "--fail-on", "reject");

        var rejected = report.Leads.Where(lead => lead.Change.IsNewlyRejected).ToList();
        Assert.NotEmpty(rejected);
        Assert.All(rejected, lead => Assert.Contains("reject_decision", lead.Change.GatesOpened));
        Assert.Equal((rejected.Count, false), (report.Failing, report.Passes));
    }

    [Fact]
    public async Task Diff_StoredUnderOtherRules_IsDriftAndNoChange()
    {
        using var today = new PromptCopy().Edit("rubric.json", "\"qualified_from\": 60", "\"qualified_from\": 75");
        var options = DiffOptions.Parse(["--against", today.Path, "--prompts", today.Path], _ => null);

        var report = await DiffRun.RunAsync(
            options, PromptSides.Load(options, null), new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build(), stored.Database, CancellationToken.None);

        Assert.NotEmpty(report.Drifted);
        Assert.Equal((0, true), (report.Changed.Count, report.Passes));
        Assert.Contains(DiffLines.Of(report), line => line.StartsWith($"Drift: {report.Drifted.Count} lead", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Diff_Preset_IsComparedAsACandidate()
    {
        var report = await StoredLeads.DiffAsync(stored.Database, "--prompts", PromptCopy.Shipped, "--rubric", "presets/champ.json", "--fail-on", "none");

        Assert.True(report.Passes);
        Assert.Contains(report.Leads, lead => lead.Change.Moved.Count > 0);
    }

    [Fact]
    public async Task Diff_Last_TakesTheNewest()
    {
        var all = await StoredLeads.DiffAsync(stored.Database, "--prompts", PromptCopy.Shipped);
        var five = await StoredLeads.DiffAsync(stored.Database, "--prompts", PromptCopy.Shipped, "--last", "5");

        Assert.Equal(all.Leads.Take(5).Select(lead => lead.Stored.RunId), five.Leads.Select(lead => lead.Stored.RunId));
        Assert.Equal(all.Leads.Select(lead => lead.Stored.Lead.ReceivedAt).OrderDescending(), all.Leads.Select(lead => lead.Stored.Lead.ReceivedAt));
    }

    /// <summary>A person refused what the reads of a borderline lead came to, so the other reading is what was decided.</summary>
    [Theory]
    [InlineData("rejected", Disposition.Nurture)]
    [InlineData("approved", Disposition.Qualified)]
    public async Task Diff_PersonsWordOnTheReadings_IsWhatIsStored(string word, Disposition expected)
    {
        var stores = await AppStores.CreateAsync();
        await StoredLeads.FillAsync(new AppSetup { Stores = stores }, [StoredLeads.Cases(StoredLeads.Count).First(one => one.Expected.Disposition == "qualified")]);
        await using var source = NpgsqlDataSource.Create(stores.Postgres);
        await using var speak = source.CreateCommand($$"""
            update traces set payload = jsonb_set(payload, '{otherwise}', jsonb_build_object(
                     'facts', jsonb_set(payload -> 'facts', '{need}', '{"level":"absent","evidence":null}'),
                     'decision', payload -> 'decision' || '{"disposition":"nurture","tier":"nurture"}'))
             where kind = 'decision';
            insert into traces (run_id, seq, attempt, at, kind, agent, name, payload)
            select run_id, seq + 1000, attempt, at, 'approval', null, 'confirm_decision', '{"decision":"{{word}}"}' from traces where kind = 'decision'
            """);
        await speak.ExecuteNonQueryAsync();

        var lead = Assert.Single((await StoredLeads.DiffAsync(stores.Postgres, "--prompts", PromptCopy.Shipped)).Leads);

        Assert.Equal((expected, word == "rejected"), (lead.Stored.Decision.Disposition, lead.Stored.Facts.Need.Level == NeedLevel.Absent));
    }

    [Fact]
    public async Task Begin_Transaction_RefusesEveryWrite()
    {
        await using var connection = new NpgsqlConnection(stored.Database);
        await connection.OpenAsync();
        await using var transaction = await PostgresStoredDecisions.BeginAsync(connection, CancellationToken.None);
        await using var write = new NpgsqlCommand("update leads set company = 'changed'", connection, transaction);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => write.ExecuteNonQueryAsync());

        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
    }

    [Theory]
    [InlineData("rubric.json", "\"qualified_from\": 60", "\"qualified_from\": \"sixty\"", "rubric.json: dispositions.qualified_from")]
    [InlineData("reader/skprompt.txt", "{{$lead}}", "{{$leed}}", "reader/skprompt.txt")]
    [InlineData("triage/config.json", "{", "", "triage/config.json")]
    public async Task Diff_BrokenCandidate_IsNamedAndExitsWithTwo(string file, string from, string to, string message)
    {
        using var candidate = new PromptCopy();
        var text = File.ReadAllText(candidate.At(file));
        File.WriteAllText(candidate.At(file), text.Remove(text.IndexOf(from, StringComparison.Ordinal), from.Length).Insert(text.IndexOf(from, StringComparison.Ordinal), to));

        var wrong = await Assert.ThrowsAsync<Commands.UsageException>(() => StoredLeads.DiffAsync(stored.Database, "--prompts", candidate.Path));

        Assert.Contains($"--prompts is '{candidate.Path}', on which the service would not run: {message}", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(2, await EvalProgram.Main(["diff", "--prompts", candidate.Path, "--against", PromptCopy.Shipped]));
    }
}
