using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Agent.Tests.Support;

namespace Agent.Eval;

/// <summary>
/// Posts every lead to the whole service, with a real Postgres and a real Redis of its own and the clock at the moment the lead came in.
/// One after the other and oldest first: the service has one clock, and it only goes forward.
/// </summary>
internal static class Evaluation
{
    public static async Task<Report> RunAsync(EvalCases cases)
    {
        var time = Stopwatch.StartNew();
        SampleLead[] leads = [.. cases.Leads.OrderBy(lead => lead.ReceivedAt)];
        var expectations = cases.Expectations.ToDictionary(expectation => expectation.Case);
        var clock = new MovableClock();
        clock.Set(leads[0].ReceivedAt);
        await using var app = await AgentApp.StartAsync(new AppSetup { Clock = clock });

        var outcomes = new Dictionary<string, Outcome>();
        foreach (var lead in leads)
        {
            clock.Set(lead.ReceivedAt);
            outcomes[lead.Case] = await JudgeAsync(app.Client, lead, expectations[lead.Case]);
        }

        return new([.. cases.Leads.Select(lead => outcomes[lead.Case])], time.Elapsed);
    }

    private static async Task<Outcome> JudgeAsync(HttpClient client, SampleLead lead, Expectation expected)
    {
        using var body = new StringContent(lead.Lead.GetRawText(), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/lead", body);
        var text = await response.Content.ReadAsStringAsync();

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new(expected, null, text, [new("answer", "200", $"{(int)response.StatusCode} {text.ReplaceLineEndings(" ")}")]);
        }

        var answer = JsonSerializer.Deserialize(text, AnswerJson.Default.Answer)!;
        return new(expected, answer, text, Checks.Compare(expected, answer));
    }
}

/// <summary>What came of one case. No answer: the service did not answer 200.</summary>
internal sealed record Outcome(Expectation Expected, Answer? Answer, string Text, IReadOnlyList<Difference> Differences)
{
    public bool Passed => Differences.Count == 0;

    /// <summary>The costliest error: a lead somebody may want to talk to, turned away.</summary>
    public bool IsFalseReject => Expected.IsGood && Answer?.Tier == Agent.Eval.Answer.Unqualified;
}
