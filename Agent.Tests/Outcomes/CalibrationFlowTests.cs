using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Agent.Tests.Scoring;
using Agent.Tests.Support;

namespace Agent.Tests.Outcomes;

/// <summary>The calibration table over real rows: which decisions count, under which rubric, and which rejected leads stand out.</summary>
public sealed class CalibrationFlowTests : IAsyncLifetime
{
    private const string OtherRubric = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private AgentApp? _app;

    private AgentApp App => _app ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        _app = await AgentApp.StartAsync();

        // 40 leads at 80 points, 30 of them good; 20 at 20 points, 2 of them good; some untold; one undecided; two under another rubric
        await DecidedAsync(30, 80, "qualified", "meeting", "won");
        await DecidedAsync(10, 80, "qualified", "lost");
        await DecidedAsync(18, 20, "disqualified", "bad_lead");
        await DecidedAsync(1, 20, "disqualified", "lost", "won");
        await DecidedAsync(1, 15, "spam", "meeting");
        await DecidedAsync(5, 50, "nurture");
        await DecidedAsync(2, 90, "qualified", OtherRubric, daysAgo: 100, "no_show");
        await RunAsync("undecided", "null", "null", ScoringMake.Rubric.Hash, 1);
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Calibration_ByDefault_IsTheCurrentRubricsInTens()
    {
        var report = await App.GetAsync("/insights/calibration");

        Assert.Equal(ScoringMake.Rubric.Hash, report.Text("rubric"));
        Assert.Equal("""{"decided":65,"with_outcome":60,"good":32,"bad":28,"rate":0.533,"low":0.409,"high":0.654,"enough":true}""", report["total"]!.ToJsonString());
        Assert.Equal(10, report["bands"]!.AsArray().Count);
        Assert.Equal(
            """{"from":80,"to":89,"leads":{"decided":40,"with_outcome":40,"good":30,"bad":10,"rate":0.75,"low":0.598,"high":0.858,"enough":true}}""", report["bands"]![8]!.ToJsonString());
        Assert.Equal(
            """{"from":50,"to":59,"leads":{"decided":5,"with_outcome":0,"good":0,"bad":0,"rate":null,"low":null,"high":null,"enough":false}}""", report["bands"]![5]!.ToJsonString());
        Assert.StartsWith("A higher score means a better lead: from 80 to 89 (75% good", report.Text("conclusion"), StringComparison.Ordinal);
        Assert.Equal("""{"meeting":1,"no_show":0,"opportunity":0,"won":31,"lost":10,"bad_lead":18}""", report["outcomes"]!.ToJsonString());
    }

    [Fact]
    public async Task Calibration_RejectedLeadThatWasGood_StandsOut()
    {
        var report = await App.GetAsync("/insights/calibration");

        Assert.Equal(2, (int)report["rejected_but_good_count"]!);
        Assert.Equal(
            ["disqualified low_fit 20 won", "spam spam_or_bot 15 meeting"],
            report["rejected_but_good"]!.AsArray().Select(lead => $"{lead!["disposition"]} {lead["reason_code"]} {lead["score"]} {lead["outcome"]}").Order());
    }

    [Fact]
    public async Task Calibration_AllRubrics_CountsEveryDecisionAndNamesEachRubric()
    {
        var report = await App.GetAsync("/insights/calibration?rubric=all&bands=60");

        Assert.Equal((67, 62, 30), ((int)report["total"]!["decided"]!, (int)report["total"]!["with_outcome"]!, (int)report["total"]!["bad"]!));
        Assert.Equal([0, 60], report["bands"]!.AsArray().Select(band => (int)band!["from"]!));
        Assert.Equal(
            [$"{ScoringMake.Rubric.Hash} test 65 60", $"{OtherRubric} test 2 2"],
            report["rubrics"]!.AsArray().Select(rubric => $"{rubric!["rubric"]} {rubric["name"]} {rubric["decided"]} {rubric["with_outcome"]}"));
    }

    [Fact]
    public async Task Calibration_OneRubric_SaysThatItsOutcomesAreTooFew()
    {
        var report = await App.GetAsync($"/insights/calibration?rubric={OtherRubric}");

        Assert.Equal((OtherRubric, false, 2), (report.Text("rubric"), (bool)report["enough"]!, (int)report["total"]!["decided"]!));
        Assert.Equal("Too few outcomes to conclude anything: 2 of 2 decided leads have one, at least 30 are needed.", report.Text("conclusion"));
    }

    [Fact]
    public async Task Calibration_Since_LeavesOutWhatCameBefore()
    {
        var since = App.Clock.GetUtcNow().AddDays(-50);

        var report = await App.GetAsync($"/insights/calibration?rubric=all&since={since:yyyy-MM-dd}");
        var withOffset = await App.GetAsync($"/insights/calibration?rubric=all&since={since:yyyy-MM-dd}T00:00:00+00:00");

        Assert.Equal(65, (int)report["total"]!["decided"]!);
        Assert.Equal([ScoringMake.Rubric.Hash], report["rubrics"]!.AsArray().Select(rubric => (string?)rubric!["rubric"]));
        Assert.Equal(report.ToJsonString(), withOffset.ToJsonString());
    }

    [Theory]
    [InlineData("bands=60,30", "bands", "Must be lower edges from 0 to 100 in rising order, as in 0,30,60,80; at most 20.")]
    [InlineData("bands=", "bands", "Must be lower edges from 0 to 100 in rising order, as in 0,30,60,80; at most 20.")]
    [InlineData("rubric=champ", "rubric", "Must be current, all, or sha256: and 64 hex digits as in a result's rubric.")]
    [InlineData("rubric=", "rubric", "Must be current, all, or sha256: and 64 hex digits as in a result's rubric.")]
    [InlineData("since=lately", "since", "Must be a date such as 2030-01-31, or a date and time with an offset such as 2030-01-31T09:30:00Z.")]
    public async Task Calibration_BadQuery_NamesTheParameterAndWhatIsAllowed(string query, string field, string message)
    {
        using var response = await App.Client.GetAsync($"/insights/calibration?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(message, (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["errors"]![field]![0]);
    }

    /// <summary>The real way in: a lead that the agent decided, an outcome over HTTP, and the table knows both.</summary>
    [Fact]
    public async Task Calibration_LeadDecidedByTheAgent_IsCounted()
    {
        await using var app = await AgentApp.StartAsync();
        var result = await app.SubmitAsync(Make.SmallBusinessLead());
        using var told = await app.Client.PostAsJsonAsync($"/lead/{result["lead_key"]}/outcome", new { outcome = "opportunity" });

        var report = await app.GetAsync("/insights/calibration");

        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        Assert.Equal((1, 1), ((int)report["bands"]![(int)result["score"]! / 10]!["leads"]!["decided"]!, (int)report["bands"]![(int)result["score"]! / 10]!["leads"]!["good"]!));
        Assert.Equal("default 1", (string?)report["rubrics"]![0]!["name"]);
    }

    private string Now => $"timestamptz '{App.Clock.GetUtcNow():O}'";

    private Task DecidedAsync(int count, int score, string disposition, params string[] stages) =>
        DecidedAsync(count, score, disposition, ScoringMake.Rubric.Hash, daysAgo: 10, stages);

    private async Task DecidedAsync(int count, int score, string disposition, string rubric, int daysAgo, params string[] stages)
    {
        var reason = disposition switch { "disqualified" => "\"low_fit\"", "spam" => "\"spam_or_bot\"", _ => "null" };
        for (var i = 0; i < count; i++)
        {
            var key = $"{rubric[^1]}{disposition}{score}_{i}_{string.Concat(stages)}";
            await RunAsync(key, $"{score}", reason, rubric, daysAgo, disposition);
            for (var at = 0; at < stages.Length; at++)
            {
                await App.CountAsync($"""
                    select count(*) from record_outcome('out_{key}_{at}', 'ld_{key}', '{stages[at]}', {Now} - interval '{stages.Length - at} hours', null, null, {Now})
                     where verdict = 'stored'
                    """);
            }
        }
    }

    private Task<long> RunAsync(string key, string score, string reason, string rubric, int daysAgo, string? disposition = null) => App.CountAsync($$"""
        with l as (insert into leads (lead_key, run_id, facts_hash, email, domain, received_at, last_received_at, status)
                   values ('ld_{{key}}', 'run_{{key}}', '', '', '', {{Now}} - interval '{{daysAgo}} days', {{Now}}, 'completed') returning 1),
             r as (insert into runs (run_id, lead_key, lead, status, attempt, received_at, disposition, result)
                   values ('run_{{key}}', 'ld_{{key}}', '{}', 'completed', 1, {{Now}} - interval '{{daysAgo}} days', {{(disposition is null ? "null" : $"'{disposition}'")}},
                           '{"score": {{score}}, "rubric": "{{rubric}}", "rubric_name": "test", "reason_code": {{reason}}}') returning 1)
        select count(*) from l, r
        """);
}
