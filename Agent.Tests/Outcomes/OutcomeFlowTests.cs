using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Agent.Tests.Support;

namespace Agent.Tests.Outcomes;

/// <summary>What people tell of a lead, and what is kept of it.</summary>
public sealed class OutcomeFlowTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private AgentApp App => shared.App;

    [Fact]
    public async Task Record_DecidedLead_KeepsTheDecisionItJudges()
    {
        var result = await shared.SmallBusiness().SubmitAsync();

        var outcome = await TellAsync(result, new { outcome = "won", note = "Signed.", value_usd = 48_000 });

        Assert.StartsWith("out_", outcome.Text("outcome_id"), StringComparison.Ordinal);
        Assert.Equal((result.Text("lead_key"), result.Text("run_id"), "won", "Signed."), (outcome.Text("lead_key"), outcome.Text("run_id"), outcome.Text("outcome"), outcome.Text("note")));
        Assert.Equal(
            ((int)result["score"]!, result.Text("disposition"), result.Text("rubric"), 48_000m),
            ((int)outcome["score"]!, outcome.Text("disposition"), outcome.Text("rubric"), (decimal)outcome["value_usd"]!));
    }

    [Fact]
    public async Task Record_SeveralStages_AreAHistoryNewestFirst()
    {
        var result = await shared.SmallBusiness().SubmitAsync();
        foreach (var stage in (string[])["meeting", "opportunity", "won"])
        {
            await TellAsync(result, new { outcome = stage });
        }

        Assert.Equal(["won", "opportunity", "meeting"], await HistoryAsync(result));
    }

    [Fact]
    public async Task Record_AnEarlierStageToldLater_DoesNotCountAsTheLatest()
    {
        var result = await shared.SmallBusiness().SubmitAsync();
        await TellAsync(result, new { outcome = "won" });

        await TellAsync(result, new { outcome = "meeting", at = App.Clock.GetUtcNow().AddSeconds(-60) });

        Assert.Equal(["won", "meeting"], await HistoryAsync(result));
    }

    [Theory]
    [InlineData("""{"outcome": "won"}""", true)]
    [InlineData("""{"outcome": "won", "note": "Signed."}""", true)]
    [InlineData("""{"outcome": "won", "value_usd": 48000.00}""", true)]
    [InlineData("""{"outcome": "won", "value_usd": 50000}""", false)]
    [InlineData("""{"outcome": "won", "note": "Signed by both."}""", false)]
    [InlineData("""{"outcome": "lost"}""", false)]
    public async Task Record_TheSameAgain_IsTheSame(string again, bool same)
    {
        var result = await shared.SmallBusiness().SubmitAsync();
        var first = await TellAsync(result, new { outcome = "won", note = "Signed.", value_usd = 48_000 });

        using var response = await PostAsync(result.Text("lead_key")!, again);

        var second = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(same, first.ToJsonString() == second.ToJsonString());
        Assert.Equal(same ? 1 : 2, (await HistoryAsync(result)).Count);
    }

    /// <summary>A retry that comes late must not undo what happened since.</summary>
    [Fact]
    public async Task Record_AnOlderStageRepeated_LeavesTheLatest()
    {
        var result = await shared.SmallBusiness().SubmitAsync();
        var meeting = await TellAsync(result, new { outcome = "meeting" });
        await TellAsync(result, new { outcome = "lost" });

        var again = await TellAsync(result, new { outcome = "meeting" });

        Assert.Equal(meeting.Text("outcome_id"), again.Text("outcome_id"));
        Assert.Equal(["lost", "meeting"], await HistoryAsync(result));
    }

    [Fact]
    public async Task Record_TwentyTimesAtOnce_IsOne()
    {
        var result = await shared.SmallBusiness().SubmitAsync();

        var told = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TellAsync(result, new { outcome = "meeting" })));

        Assert.Single(told.Select(outcome => outcome.Text("outcome_id")).Distinct());
        Assert.Single(await HistoryAsync(result));
    }

    [Fact]
    public async Task Record_LeadThatCameTwice_IsBoundToTheRunDecidedThen()
    {
        await using var app = await AgentApp.StartAsync();
        var first = await app.SubmitAsync(Make.SmallBusinessLead());
        app.Clock.Advance(TimeSpan.FromDays(2));
        var between = app.Clock.GetUtcNow();
        app.Clock.Advance(TimeSpan.FromDays(2));
        var second = await app.SubmitAsync(Make.EnterpriseLead("buyer@smallbiz.com"));

        var early = await TellAsync(app, first, new { outcome = "no_show", at = between });
        var late = await TellAsync(app, first, new { outcome = "meeting" });

        Assert.Equal((first.Text("run_id"), second.Text("run_id")), (early.Text("run_id"), late.Text("run_id")));
        Assert.Equal(((int)first["score"]!, (int)second["score"]!), ((int)early["score"]!, (int)late["score"]!));
    }

    /// <summary>Told of a day, before the hour at which the lead came in: the first decision is the one it judges.</summary>
    [Fact]
    public async Task Record_OnTheDayItCameIn_IsBoundToTheFirstDecision()
    {
        await using var app = await AgentApp.StartAsync();
        app.Clock.Set(new DateTimeOffset(2031, 5, 6, 17, 30, 0, TimeSpan.Zero));
        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        var outcome = await TellAsync(app, result, new { outcome = "meeting", at = "2031-05-06" });
        using var refused = await app.Client.PostAsJsonAsync($"/lead/{result["lead_key"]}/outcome", new { outcome = "meeting", at = "2031-05-05T23:59:59Z" });

        Assert.Equal(result.Text("run_id"), outcome.Text("run_id"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(
            "Must not be before the day the lead came in, 2031-05-06.", (string?)(await refused.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!["at"]![0]);
    }

    /// <summary>Nobody decided it, somebody sold it: that is worth keeping, and judges no score.</summary>
    [Fact]
    public async Task Record_LeadThatWasNeverDecided_HasNoScore()
    {
        var lead = shared.SmallBusiness(request => request.IsTriage ? ModelReply.Text("I would rather not.") : null);
        var result = await lead.SubmitAsync();
        Assert.Null(result["disposition"]);

        var outcome = await TellAsync(result, new { outcome = "won" });

        Assert.Equal(result.Text("run_id"), outcome.Text("run_id"));
        Assert.Equal((null, null, null), (outcome["score"], outcome["disposition"], outcome["rubric"]));
    }

    [Theory]
    [InlineData("ld_00000000000000000000000000")]
    [InlineData("nobody")]
    public async Task Record_UnknownLead_IsNotFound(string key)
    {
        using var response = await PostAsync(key, """{"outcome": "won"}""");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("/problems/lead-not-found", (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["type"]);
    }

    [Theory]
    [InlineData("", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("won", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"outcome": "won", "outcome": "lost"}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"outcome": "sold"}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"outcome": "won"}""", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task Record_BadBody_IsAProblemAndStoresNothing(string body, string type, HttpStatusCode status)
    {
        var result = await shared.SmallBusiness().SubmitAsync();
        using var content = new StringContent(body, Encoding.UTF8, type);

        using var response = await App.Client.PostAsync($"/lead/{result["lead_key"]}/outcome", content);

        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Empty(await HistoryAsync(result));
    }

    [Fact]
    public async Task Record_HugeBody_IsRefused()
    {
        var result = await shared.SmallBusiness().SubmitAsync();

        using var response = await PostAsync(result.Text("lead_key")!, $$"""{"outcome": "won", "note": "{{new string('x', 70_000)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Delete_OfTheLead_TakesItsOutcomesAlong()
    {
        await using var app = await AgentApp.StartAsync();
        await TellAsync(app, await app.SubmitAsync(Make.SmallBusinessLead()), new { outcome = "won" });
        Assert.Equal(1, await app.CountAsync("select count(*) from outcomes"));

        Assert.Equal(1, await app.CountAsync("with gone as (delete from leads returning 1) select count(*) from gone"));

        Assert.Equal(0, await app.CountAsync("select count(*) from outcomes"));
    }

    private Task<JsonObject> TellAsync(JsonObject result, object outcome) => TellAsync(App, result, outcome);

    private static async Task<JsonObject> TellAsync(AgentApp app, JsonObject result, object outcome)
    {
        using var response = await app.Client.PostAsJsonAsync($"/lead/{result["lead_key"]}/outcome", outcome);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return JsonNode.Parse(body)!.AsObject();
    }

    private async Task<HttpResponseMessage> PostAsync(string leadKey, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await App.Client.PostAsync($"/lead/{leadKey}/outcome", content);
    }

    private async Task<IReadOnlyList<string?>> HistoryAsync(JsonObject result) =>
        [.. (await App.GetAsync($"/lead/{result["lead_key"]}"))["outcomes"]!.AsArray().Select(outcome => (string?)outcome!["outcome"])];
}
