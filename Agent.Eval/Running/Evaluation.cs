using System.Collections.Concurrent;
using System.Diagnostics;
using Agent.Eval.Judging;
using Agent.Eval.Labels;

namespace Agent.Eval.Running;

/// <summary>Posts every lead to the whole service over HTTP and judges what it answers.</summary>
internal static class Evaluation
{
    /// <summary>Runs the cases. Cases the run did not get to are not among the results.</summary>
    public static async Task<EvalRun> RunAsync(IReadOnlyList<EvalCase> cases, RunPlan plan)
    {
        if (cases.Count == 0)
        {
            return new([], TimeSpan.Zero, plan.Cap?.Stopped);
        }

        var time = Stopwatch.StartNew();
        var trials = cases.ToDictionary(one => one.Name, _ => new ConcurrentQueue<Trial>());
        var currencies = RubricFile.Load().Currencies;
        var lanes = Lanes.Divide(cases, plan.Lanes);

        for (var repeat = 0; repeat < plan.Repeats && plan.Cap?.Stopped is null; repeat++)
        {
            var services = await Task.WhenAll(lanes.Select(lane => EvalService.StartAsync(plan.Settings, lane[0].ReceivedAt)));
            try
            {
                // the first lead of all runs alone: it shows what a lead costs
                var head = repeat == 0 && plan.Cap is not null ? 1 : 0;
                await RunLaneAsync(services[0], lanes[0].Take(head));
                await Task.WhenAll(lanes.Select((lane, index) => RunLaneAsync(services[index], index == 0 ? lane.Skip(head) : lane)));
            }
            finally
            {
                await Task.WhenAll(services.Select(service => service.DisposeAsync().AsTask()));
            }
        }

        CaseResult[] results = [.. from one in cases let tries = trials[one.Name].ToArray() where tries.Length > 0 select new CaseResult(one, tries)];
        return new(results, time.Elapsed, plan.Cap?.Stopped);

        async Task RunLaneAsync(EvalService service, IEnumerable<EvalCase> lane)
        {
            foreach (var one in lane)
            {
                if (plan.Cap?.TryEnter() is false)
                {
                    return;
                }

                var trial = await TryAsync(service, one, currencies);
                plan.Cap?.Leave(trial.CostUsd);
                trials[one.Name].Enqueue(trial);
            }
        }
    }

    private static async Task<Trial> TryAsync(EvalService service, EvalCase one, CurrencyTable currencies)
    {
        var reply = await service.SubmitAsync(one.Lead.GetRawText(), one.ReceivedAt);
        var found = one.Facts is not null && reply.Answer?.RunId is { } runId ? await service.FactsAsync(runId) : null;
        return Judge(one, reply, found, currencies) with { CostUsd = CostOf(reply) };
    }

    private static Trial Judge(EvalCase one, Reply reply, FoundFacts? found, CurrencyTable currencies) => new(
        reply.Answer,
        reply.Text,
        reply.Answer is { } answer ? Checks.Compare(one.Expected, answer) : [new("answer", "200", $"{reply.Status} {reply.Text.ReplaceLineEndings(" ")}")],
        one.Facts is { } facts ? FactChecks.Compare(facts, found, one.ReceivedOn, currencies) : []);

    // What is refused at the door costs nothing.
    private static decimal? CostOf(Reply reply) => reply switch
    {
        { Answer.Usage: { } usage } => usage.CostUsd,
        { Status: >= 400 and < 500 } => 0,
        _ => null,
    };
}
