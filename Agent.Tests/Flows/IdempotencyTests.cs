using System.Net;
using System.Net.Http.Json;
using Agent.Tests.Support;

namespace Agent.Tests.Flows;

public sealed class IdempotencyTests(FaultyApp shared) : IClassFixture<FaultyApp>
{
    private AgentApp App => shared.App;

    [Fact]
    public async Task Submit_SameKeySameBody_AnswersTheSameBytes()
    {
        var lead = Make.EnterpriseLead(Make.Email());

        var (first, firstBody) = await PostAsync(App, "key-1", lead);
        var (second, secondBody) = await PostAsync(App, "key-1", lead);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(firstBody, secondBody);
        Assert.Equal(first.Content.Headers.ContentType?.ToString(), second.Content.Headers.ContentType?.ToString());
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(["true"], second.Headers.GetValues("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Submit_SameKeyAfterTheActWasDecided_StillAnswersTheFirstBytes()
    {
        var lead = Make.EnterpriseLead(Make.Email());
        var (_, firstBody) = await PostAsync(App, "key-2", lead);
        var action = System.Text.Json.Nodes.JsonNode.Parse(firstBody)!.AsObject().PendingId("schedule_meeting");
        using var decided = await App.DecideAsync(action, "approve");
        await App.SettleAsync();

        var (_, secondBody) = await PostAsync(App, "key-2", lead);

        Assert.Equal(firstBody, secondBody);
    }

    [Fact]
    public async Task Submit_SameKeyOtherBody_IsRefusedAndStoresNothing()
    {
        await PostAsync(App, "key-3", Make.SmallBusinessLead(Make.Email()));
        var before = await App.CountAsync("select count(*) from runs");

        var (response, body) = await PostAsync(App, "key-3", Make.SmallBusinessLead(Make.Email()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("customer", body, StringComparison.Ordinal);
        Assert.Equal(before, await App.CountAsync("select count(*) from runs"));
    }

    [Fact]
    public async Task Submit_SameKeyWhileRunning_IsAConflictThenTheAnswer()
    {
        var let = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lead = shared.SmallBusiness(request => request.IsTriage ? new ModelReply.Held(let.Task) : null);

        var first = PostAsync(App, "key-4", lead.Lead);
        while (lead.Heard.IsEmpty)
        {
            await Task.Yield();
        }

        var (conflict, _) = await PostAsync(App, "key-4", lead.Lead);
        let.SetResult();
        var (_, firstBody) = await first;
        var (late, lateBody) = await PostAsync(App, "key-4", lead.Lead);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK), (conflict.StatusCode, late.StatusCode));
        Assert.Equal(firstBody, lateBody);
        Assert.Equal(1, await lead.CountAsync("runs"));
    }

    [Fact]
    public async Task Submit_FiftyAtOnceUnderOneKey_IsOneRunAndOneAnswer()
    {
        var email = Make.Email();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(App, "key-5", Make.SmallBusinessLead(email))));

        Assert.All(answers, answer => Assert.True(answer.Response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict));
        Assert.Single(answers.Where(answer => answer.Response.StatusCode == HttpStatusCode.OK).Select(answer => answer.Body).Distinct());
        Assert.Equal(1, await App.CountAsync($"select count(*) from runs r join leads l using (lead_key) where l.email = '{email}'"));
    }

    [Fact]
    public async Task Submit_OtherKeySamePerson_IsADuplicateOfTheFirst()
    {
        var lead = Make.SmallBusinessLead(Make.Email());
        var (_, firstBody) = await PostAsync(App, "key-6", lead);

        var (second, secondBody) = await PostAsync(App, "key-7", lead);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("\"disposition\":\"duplicate\"", secondBody, StringComparison.Ordinal);
        Assert.DoesNotContain("\"disposition\":\"duplicate\"", firstBody, StringComparison.Ordinal);
        Assert.Equal(secondBody, (await PostAsync(App, "key-7", lead)).Body);
    }

    [Fact]
    public async Task Submit_SameKeyAfterARestart_AnswersTheSameBytes()
    {
        var stores = await AppStores.CreateAsync();
        var lead = Make.EnterpriseLead(Make.Email());
        string before;
        await using (var app = await AgentApp.StartAsync(new AppSetup { Stores = stores }))
        {
            before = (await PostAsync(app, "key", lead)).Body;
        }

        await using var restarted = await AgentApp.StartAsync(new AppSetup { Stores = stores });
        var (response, after) = await PostAsync(restarted, "key", lead);

        Assert.Equal(before, after);
        Assert.Equal(["true"], response.Headers.GetValues("Idempotency-Replayed"));
        Assert.Equal(1, await restarted.CountAsync("select count(*) from runs"));
        await restarted.AssertPromisesAsync();
    }

    private static async Task<(HttpResponseMessage Response, string Body)> PostAsync(AgentApp app, string key, object lead)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lead") { Content = JsonContent.Create(lead) };
        request.Headers.Add("Idempotency-Key", key);
        var response = await app.Client.SendAsync(request);
        return (response, await response.Content.ReadAsStringAsync());
    }
}
