using System.Globalization;
using Agent.Api;
using Agent.Eval.Reporting;
using Agent.Plugins.Scoring;

namespace Agent.Eval.Diff;

/// <summary>The report for people: who changes, a table old by new, what drifted, what it costs. Leads by key and company domain, never by name.</summary>
internal static class DiffLines
{
    private const int MostRubricChanges = 12;

    public static IEnumerable<string> Of(DiffReport report) =>
        [.. Head(report), "", .. Changes(report), .. Table(report), .. Sums(report), .. Drift(report), .. Cost(report), "", Verdict(report)];

    private static IEnumerable<string> Head(DiffReport report)
    {
        yield return $"{Words.Count(report.Leads.Count + report.Not.Count, "stored lead")}, newest first: {report.Against.Folder} → {report.Candidate.Folder}";
        foreach (var (name, hash) in report.Candidate.Hashes.Where(one => report.Against.Hashes[one.Key] != one.Value))
        {
            yield return $"  {name}: {Short(report.Against.Hashes[name])} → {Short(hash)}{Detail(report, name)}";
        }

        if (report.Candidate.Hashes.All(one => report.Against.Hashes[one.Key] == one.Value))
        {
            yield return "  Both folders hold the same prompts and the same rubric.";
        }

        var rubric = RubricChanges.Between(report.Against.RubricText, report.Candidate.RubricText);
        foreach (var change in rubric.Take(MostRubricChanges))
        {
            yield return $"    {change}";
        }

        if (rubric.Count > MostRubricChanges)
        {
            yield return $"    and {Words.Count(rubric.Count - MostRubricChanges, "other value")}";
        }

        yield return Facts(report);
    }

    private static string Detail(DiffReport report, string name) => name == "rubric" ? ""
        : string.Create(CultureInfo.InvariantCulture, $", {report.Against[name].Template.Length} → {report.Candidate[name].Template.Length} characters");

    private static string Facts(DiffReport report) => (report.ReaderChanges, report.Options.ReadBy) switch
    {
        (false, _) => $"Facts as stored: the reader prompt is the same. {Words.Count(report.Requests, "model request")}.",
        (true, ReadBy.Offline) => $"Read anew by the embedded model, {Words.Count(report.Requests, "request")}. It does not read the prompt: what the reader prompt changes does not show here. Use --recordings or --live.",
        (true, ReadBy.Recordings) => $"Read anew from recordings, {Words.Count(report.Requests, "request")}.",
        _ => $"Read anew by the model, {Words.Count(report.Requests, "request")}, {Words.Dollars(report.Spent)}.",
    };

    private static IEnumerable<string> Changes(DiffReport report)
    {
        if (report.Changed.Count == 0)
        {
            return ["Nobody changes.", ""];
        }

        // first those that end elsewhere, then those who only wait at other gates
        IEnumerable<IReadOnlyList<string>> rows = report.Changed.OrderBy(lead => lead.Change.DispositionChanges ? 0 : 1).Select(lead => (IReadOnlyList<string>)
        [
            lead.Stored.Lead.LeadKey, lead.Stored.Lead.Domain, Score(lead.Change), Ends(lead.Change), Crossed(lead.Change), Moved(lead.Change),
        ]);
        return [.. LeftTable.Lines([["lead", "domain", "score", "disposition", "gates", "moved"], .. rows]), ""];
    }

    private static string Ends(DecisionDiff diff)
    {
        var segments = diff.Before.Segment != diff.After.Segment;
        var (before, after) = (End(diff.Before, segments), End(diff.After, segments));
        return before == after ? before : $"{before} → {after}";
    }

    private static string End(Decision decision, bool segment) =>
        WireJson.Word(decision.Disposition) + (segment ? $"/{WireJson.Word(decision.Segment)}" : "") + (decision.ReasonCode is { } code ? $" ({code})" : "");

    private static string Crossed(DecisionDiff diff) => diff.CrossesGate
        ? string.Join(' ', diff.GatesOpened.Select(gate => $"+{gate}").Concat(diff.GatesClosed.Select(gate => $"-{gate}")))
        : "same";

    private static string Moved(DecisionDiff diff) => diff.Moved.Count == 0
        ? "rules only"
        : string.Join(", ", diff.Moved.Select(move => $"{move.Name} {Points(move.Before)}→{Points(move.After)}"));

    private static string Score(DecisionDiff diff) => diff.ScoreChanges ? $"{diff.Before.Score} → {diff.After.Score}" : Number(diff.After.Score);

    private static string Points(int? points) => points?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private static IEnumerable<string> Table(DiffReport report)
    {
        var met = Enum.GetValues<Disposition>().Where(end => report.Leads.Any(lead => lead.Against.Disposition == end || lead.Candidate.Disposition == end)).ToList();
        if (met.Count == 0)
        {
            return [];
        }

        IEnumerable<IReadOnlyList<string>> rows = met.Select(old => (IReadOnlyList<string>)
        [
            WireJson.Word(old),
            .. met.Select(now => Number(report.Leads.Count(lead => lead.Against.Disposition == old && lead.Candidate.Disposition == now))),
            Number(report.Leads.Count(lead => lead.Against.Disposition == old)),
        ]);
        IReadOnlyList<string> sums = ["all", .. met.Select(now => Number(report.Leads.Count(lead => lead.Candidate.Disposition == now))), Number(report.Leads.Count)];
        return [.. TextTable.Lines([["old \\ new", .. met.Select(now => WireJson.Word(now)), "all"], .. rows, sums]), ""];
    }

    private static IEnumerable<string> Sums(DiffReport report)
    {
        var changes = report.Leads.Select(lead => lead.Change).ToList();
        yield return $"Changed: {changes.Count(change => change.TierChanges)} tier, {changes.Count(change => change.DispositionChanges)} disposition, "
            + $"{changes.Count(change => !change.IsNoticed && change.ScoreChanges)} score only";
        yield return $"Rejection: {changes.Count(change => change.IsNewlyRejected)} into it, {changes.Count(change => change.CrossesRejection && !change.IsNewlyRejected)} out of it";
        var gates = changes.SelectMany(change => change.GatesOpened.Select(gate => $"+{gate}").Concat(change.GatesClosed.Select(gate => $"-{gate}")))
            .GroupBy(gate => gate).OrderBy(gate => gate.Key[1..], StringComparer.Ordinal).Select(gate => $"{gate.Key} {gate.Count()}").ToList();
        yield return $"Gates: {(gates.Count == 0 ? "the same" : string.Join(", ", gates))}";
    }

    private static IEnumerable<string> Drift(DiffReport report)
    {
        yield return report.Drifted.Count == 0
            ? $"Drift: none; decided anew under {report.Against.Folder}, every lead ends as it is stored."
            : $"Drift: {Words.Count(report.Drifted.Count, "lead")} would end otherwise under {report.Against.Folder} already, without the change:";
        foreach (var lead in report.Drifted)
        {
            yield return $"  {lead.Stored.Lead.LeadKey}  {lead.Stored.Lead.Domain}  {Score(lead.Drift)}  {Ends(lead.Drift)}";
        }

        foreach (var lead in report.Not)
        {
            yield return $"Not decided: {lead.LeadKey}  {lead.Domain}  {lead.Why}";
        }
    }

    private static IEnumerable<string> Cost(DiffReport report)
    {
        var cost = report.Cost;
        if (cost.Priced == 0)
        {
            yield return "Cost: unknown, no lead's models have prices.";
            yield break;
        }

        if (cost is { Against: 0, Candidate: 0 })
        {
            yield return $"Cost: nothing, the embedded model is free; --price-as MODEL counts its {cost.InputTokens.ToString("+0;-0;0", CultureInfo.InvariantCulture)} input tokens by a price.";
            yield break;
        }

        var sign = cost.Difference < 0 ? "-" : "+";
        yield return $"Cost (estimate): {Words.Dollars(cost.Against)} → {Words.Dollars(cost.Candidate)} for {Words.Count(cost.Priced, "lead")}, "
            + $"{sign}{Words.Dollars(Math.Abs(cost.Difference) / cost.Priced * 1_000)} for a thousand; {cost.InputTokens.ToString("+0;-0;0", CultureInfo.InvariantCulture)} input tokens";
        yield return "  tokens as recorded, prompts by their length (4 characters a token), output as recorded"
            + (report.Options.PriceAs is { } model ? $", prices of {model}" : "")
            + (cost.Priced < cost.Leads ? $"; {Words.Count(cost.Leads - cost.Priced, "lead")} of models without a price left out" : "")
            + (cost.Guessed.Count > 0 ? $"; {string.Join(", ", cost.Guessed)} by the prompt's length alone" : "");
    }

    private static string Verdict(DiffReport report)
    {
        var kind = report.Options.FailOn switch { FailOn.Disposition => "disposition changes", FailOn.Tier => "tier changes", FailOn.Reject => "crossings of a rejection", _ => "" };
        return report.Options.FailOn == FailOn.None ? "✓ --fail-on none: shown only"
            : $"{(report.Passes ? '✓' : '✗')} {report.Failing} {kind}, {report.Options.Allow} allowed{(report.Not.Count > 0 ? $"; {Words.Count(report.Not.Count, "lead")} not decided" : "")}";
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Short(string hash) => hash.Length > 19 ? hash[..19] : hash;
}

/// <summary>Columns of text, all to the left.</summary>
internal static class LeftTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
