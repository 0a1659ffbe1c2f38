using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Eval.Commands;
using Agent.Eval.Corrections;
using Agent.Eval.Labels;
using Agent.Eval.Running;
using Agent.Tests.Support;

namespace Agent.Eval.Tests;

/// <summary>From a decision in a running service to a case that runs.</summary>
public sealed class AddCommandTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"corrected-{Guid.NewGuid():n}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Add_LeadOfAService_BecomesACaseThatRuns()
    {
        await using var app = await AgentApp.StartAsync();
        var right = await SubmitAsync(app, "maria.silva@northwind-tools.com", "Need CRM integration");
        var wrong = await SubmitAsync(app, "jo@gmail.com", "Just looking");

        Assert.Equal(0, await AddAsync(app, right, "--case", "kept"));
        Assert.Equal(0, await AddAsync(app, wrong, "--case", "corrected", "--expect", "disposition=qualified,score=60..80"));

        var cases = JsonSerializer.Deserialize(await File.ReadAllTextAsync(_file), EvalJson.Default.IReadOnlyListEvalCase)!;
        Assert.Equal(["corrected", "kept"], cases.Select(one => one.Name));
        Assert.Empty(CaseCheck.Problems(cases));
        Assert.DoesNotContain("Silva", await File.ReadAllTextAsync(_file), StringComparison.OrdinalIgnoreCase);
        var run = await Evaluation.RunAsync(cases, new RunPlan());
        Assert.Equal([false, true], run.Results.Select(result => result.Passed));
    }

    [Fact]
    public async Task Add_FromTheDatabase_ReadsTheSame()
    {
        await using var app = await AgentApp.StartAsync();
        var key = await SubmitAsync(app, "maria.silva@northwind-tools.com", "Need CRM integration");

        var stored = StoredLead.Read((await new PostgresLeadSource(app.Stores.Postgres).FindAsync(key))!);
        var served = StoredLead.Read((await new HttpLeadSource(app.Client.BaseAddress!).FindAsync(key))!);

        Assert.True(JsonNode.DeepEquals(served.Lead, stored.Lead));
        Assert.Equal((served.Result.Score, served.Result.Disposition, served.ReceivedAt), (stored.Result.Score, stored.Result.Disposition, stored.ReceivedAt));
        Assert.Null(await new PostgresLeadSource(app.Stores.Postgres).FindAsync("ld_nobody"));
    }

    [Fact]
    public async Task Add_UnknownLeadOrNameTakenOrServiceAway_SaysSo()
    {
        await using var app = await AgentApp.StartAsync();
        var key = await SubmitAsync(app, "maria.silva@northwind-tools.com", "Need CRM integration");
        await AddAsync(app, key, "--case", "taken");

        await ThrowsAsync("There is no lead ld_nobody", () => AddAsync(app, "ld_nobody"));
        await ThrowsAsync("There is a case taken already", () => AddAsync(app, key, "--case", "taken"));
        await ThrowsAsync("The lead cannot be read", () => new AddCommand().RunAsync(["--lead", key, "--url", "http://127.0.0.1:9"]));
    }

    private static async Task ThrowsAsync(string message, Func<Task> act) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<UsageException>(act)).Message, StringComparison.Ordinal);

    private Task<int> AddAsync(AgentApp app, string key, params string[] more) =>
        new AddCommand().RunAsync(["--lead", key, "--url", app.Client.BaseAddress!.ToString(), "--file", _file, .. more]);

    private static async Task<string> SubmitAsync(AgentApp app, string email, string need)
    {
        using var response = await app.Client.PostAsJsonAsync("/lead", new
        {
            email,
            need,
            name = "Maria Silva",
            company = "Northwind Tools",
            title = "Operations Manager",
            company_size = 50,
            timeline = "next quarter",
            phone = "+49 30 1234567",
        });
        return (string)(await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["lead_key"]!;
    }
}
