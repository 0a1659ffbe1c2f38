using Agent.Eval.Commands;
using Agent.Eval.Labels;

namespace Agent.Eval.Tests;

/// <summary>Live mode over real HTTP, against a server on this machine.</summary>
public sealed class LiveRunTests
{
    private static readonly EvalCase[] Cases = [.. CaseFiles.Load().Sample.Where(one => one.Name is "demo_small_business" or "demo_enterprise" or "just_looking")];

    [Fact]
    public async Task Run_Live_AsksTheServerAndShowsTheCost()
    {
        await using var model = await LoopbackModel.StartAsync();

        var (session, said) = await RunAsync(model, "--repeats", "2", "--price", "1,2", "--lanes", "2");

        Assert.Equal(Cases.Length * 2, session.Report!.Failures.Sum(failure => failure.Of) + (session.Report.Passed.Count * 2));
        Assert.Equal(("live", "served", 2), (session.Report.Mode, session.Report.Model, session.Report.Repeats));
        Assert.True(model.Requests >= Cases.Length * 2 * 4);
        Assert.True(session.Report.Spending is { CostUsd: > 0, Tokens: > 0, CapUsd: 1 });
        Assert.Contains(said, line => line.StartsWith("spent          $", StringComparison.Ordinal) && line.Contains("of $1.00", StringComparison.Ordinal));
        Assert.Null(session.Report.Stopped);
        Assert.True(session.IsWell(accepting: false));
    }

    [Fact]
    public async Task Run_AnswersThatVary_GiveARateForEachCase()
    {
        // the second time the reader is asked about this lead, it hears of another role; its quote does not stand in the lead
        var asked = 0;
        await using var model = await LoopbackModel.StartAsync(body =>
            body.Contains("lead_facts", StringComparison.Ordinal) && body.Contains("BigCorp", StringComparison.Ordinal) && Interlocked.Increment(ref asked) == 2
                ? body.Replace("CTO", "Clerk", StringComparison.Ordinal) : body);

        var (session, said) = await RunAsync(model, "--repeats", "3", "--price", "1,2", "--lanes", "1");

        var shaky = Assert.Single(session.Report!.Failures);
        Assert.Equal(("demo_enterprise", 2, 3), (shaky.Case, shaky.Passes, shaky.Of));
        Assert.Equal(Cases.Length, session.Report.Passed.Count);
        Assert.Contains(said, line => line.StartsWith("demo_enterprise (passed 2 of 3): ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_LimitReached_StopsAndIsNotWell()
    {
        await using var model = await LoopbackModel.StartAsync();

        var (session, said) = await RunAsync(model, "--repeats", "1", "--price", "10,20", "--max-cost", "0.15");

        Assert.InRange(session.Report!.Spending.CostUsd!.Value, 0.0001m, 0.15m);
        Assert.True(session.Report.Cases < Cases.Length);
        Assert.Contains(said, line => line.StartsWith("STOPPED", StringComparison.Ordinal));
        Assert.False(session.IsWell(accepting: false));
    }

    [Fact]
    public async Task Run_PriceUnknown_StopsAfterTheFirstLead()
    {
        await using var model = await LoopbackModel.StartAsync();

        var (session, _) = await RunAsync(model, "--repeats", "1");

        Assert.Equal(1, session.Report!.Cases);
        Assert.Contains("--price", session.Report.Stopped, StringComparison.Ordinal);
    }

    private static async Task<(EvalSession Session, List<string> Said)> RunAsync(LoopbackModel model, params string[] words)
    {
        var said = new List<string>();
        var options = RunOptions.Parse(["--live", "--endpoint", model.Endpoint, "--model", "served", .. words], _ => null);
        return (await EvalSession.RunAsync(new([], Cases, []), options, TimeProvider.System, said.Add), said);
    }
}
