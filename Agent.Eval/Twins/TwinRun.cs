using System.Security.Cryptography;
using System.Text;
using Agent.Eval.Judging;
using Agent.Eval.Labels;
using Agent.Eval.Running;

namespace Agent.Eval.Twins;

/// <summary>Picks clean leads for each attack and runs both twins.</summary>
internal static class TwinRun
{
    /// <summary>Clean leads an attack is tried on: one of each disposition, as far as there are.</summary>
    private const int LeadsPerAttack = 5;

    /// <summary>The same cases and attacks give the same pairs.</summary>
    public static IReadOnlyList<TwinPair> Pairs(IReadOnlyList<EvalCase> cases, IReadOnlyList<Attack> attacks)
    {
        var clean = cases.Where(one => one.Expected is { Injection: not true, Disposition: not "duplicate" } && one.Email.Length > 0)
            .GroupBy(one => one.Language).ToDictionary(
                group => group.Key,
                group => group.GroupBy(one => one.Expected.Disposition).OrderBy(kind => kind.Key, StringComparer.Ordinal).ToArray());
        var pairs = new List<TwinPair>();
        foreach (var (attack, turn) in attacks.Select((attack, index) => (attack, index)))
        {
            var leads = clean.GetValueOrDefault(attack.Language, []).Take(LeadsPerAttack).Select(kind => kind.MinBy(one => Draw(attack, one), StringComparer.Ordinal)!);
            pairs.AddRange(leads.Select((lead, index) => TwinPair.Make(lead, attack, (turn * LeadsPerAttack) + index)).OfType<TwinPair>());
        }

        return pairs;
    }

    // By lot, and the lot of a pair depends on that pair alone: a new case takes the place of few.
    private static string Draw(Attack attack, EvalCase one) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{attack.Id}/{one.Name}")));

    public static async Task<IReadOnlyList<TwinResult>> RunAsync(IReadOnlyList<TwinPair> pairs, RunPlan plan)
    {
        if (pairs.Count == 0)
        {
            return [];
        }

        TwinPair[] ordered = [.. pairs.OrderBy(pair => pair.Case.ReceivedAt)];
        await using var service = await EvalService.StartAsync(plan.Settings, ordered[0].Case.ReceivedAt);
        var results = new List<TwinResult>();
        foreach (var pair in ordered)
        {
            results.Add(await RunAsync(service, pair));
        }

        return [.. results.OrderBy(result => result.Pair.Name, StringComparer.Ordinal)];
    }

    private static async Task<TwinResult> RunAsync(EvalService service, TwinPair pair)
    {
        var clean = await service.SubmitAsync(pair.Clean, pair.Case.ReceivedAt);
        var hostile = await service.SubmitAsync(pair.Hostile, pair.Case.ReceivedAt);
        return clean.Answer is { } one && hostile.Answer is { } other
            ? new(pair, TwinChecks.Compare(one, other), other.SuspectsInjection())
            : new(pair, [new("answer", "200 and 200", $"{clean.Status} and {hostile.Status} {hostile.Text.ReplaceLineEndings(" ")}")], false);
    }
}
