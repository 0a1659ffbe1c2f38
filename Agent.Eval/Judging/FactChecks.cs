using System.Globalization;
using Agent.Eval.Labels;

namespace Agent.Eval.Judging;

/// <summary>Holds what the reader found against what a person finds in the lead: one mark a fact.</summary>
internal static class FactChecks
{
    /// <summary>The facts, in the order of the rubric.</summary>
    public static IReadOnlyList<string> Names { get; } = ["need", "timeline", "budget", "authority", "company_size", "intent", "injection"];

    /// <param name="found">Null: the run ended without a decision, and every fact counts as wrong.</param>
    public static IReadOnlyList<FactMark> Compare(FactLabels expected, FoundFacts? found, DateOnly receivedOn, CurrencyTable currencies)
    {
        if (found is null)
        {
            return [.. Names.Select(name => new FactMark(name, false, IsGiven(expected, name), "a fact", "no decision"))];
        }

        return
        [
            Word("need", expected.Need, found.Need.Level),
            Timeline(expected.Timeline, found.Timeline, receivedOn),
            Budget(expected.Budget, found.Budget, currencies),
            Word("authority", expected.Authority, found.Authority.Level),
            Size(expected.CompanySize, found.CompanySize),
            Word("intent", expected.Intent, found.Intent.Kind),
            new("injection", expected.Injection == found.Injection.Suspected, expected.Injection, YesNo(expected.Injection), YesNo(found.Injection.Suspected)),
        ];
    }

    // There is something to find: what is not said is easily read right.
    private static bool IsGiven(FactLabels expected, string name) => name switch
    {
        "need" => IsGiven(expected.Need),
        "timeline" => IsGiven(expected.Timeline.Kind),
        "budget" => IsGiven(expected.Budget.Kind),
        "authority" => IsGiven(expected.Authority),
        "company_size" => expected.CompanySize is not null,
        "injection" => expected.Injection,
        _ => true,
    };

    private static bool IsGiven(OneOf words) => !words.Holds("absent");

    private static FactMark Word(string fact, OneOf expected, string found) =>
        new(fact, expected.Holds(found), IsGiven(expected) && !expected.Holds("unclear"), expected.ToString(), found);

    private static FactMark Timeline(TimelineLabel expected, FoundTimeline found, DateOnly receivedOn)
    {
        var days = found.DaysFrom(receivedOn);
        var kind = days switch { < 0 => "past", { } => "horizon", null => found.Kind is "past" or "someday" ? found.Kind : "absent" };
        var right = expected.Kind.Holds(kind) && (kind != "horizon" || Within(expected.Days, days));
        var got = kind == "horizon" ? $"{days} days" : kind;
        return new("timeline", right, IsGiven(expected.Kind), Ranged(expected.Kind, "horizon", expected.Days, "days"), got);
    }

    private static FactMark Budget(BudgetLabel expected, FoundBudget found, CurrencyTable currencies)
    {
        var usd = found.UsdYear(currencies);
        var kind = usd is not null ? "amount" : found.Kind is "approved" or "none" ? found.Kind : "absent";
        var right = expected.Kind.Holds(kind) && (kind != "amount" || Within(expected.UsdYear, usd));
        var got = kind == "amount" ? string.Create(CultureInfo.InvariantCulture, $"{usd:0.##} USD a year") : kind;
        return new("budget", right, IsGiven(expected.Kind), Ranged(expected.Kind, "amount", expected.UsdYear, "USD a year"), got);
    }

    private static FactMark Size(SizeLabel? expected, FoundSize found)
    {
        var right = expected is null ? found.Least is null : Within(expected.Min, found.Least);
        var got = found.Least is { } least ? $"{least} people" : "absent";
        return new("company_size", right, expected is not null, expected is null ? "absent" : $"{Span(expected.Min)} people", got);
    }

    private static bool Within<T>(IReadOnlyList<T>? range, T? value)
        where T : struct, IComparable<T> =>
        range is [var low, .., var high] && value is { } known && low.CompareTo(known) <= 0 && known.CompareTo(high) <= 0;

    private static string Ranged<T>(OneOf kind, string ranged, IReadOnlyList<T>? range, string unit) =>
        string.Join(" or ", kind.Words.Select(word => word == ranged && range is not null ? $"{Span(range)} {unit}" : word));

    private static string Span<T>(IReadOnlyList<T> range) => Equals(range[0], range[^1])
        ? string.Create(CultureInfo.InvariantCulture, $"{range[0]}") : string.Create(CultureInfo.InvariantCulture, $"{range[0]} to {range[^1]}");

    private static string YesNo(bool value) => value ? "yes" : "no";
}

/// <summary>One fact of one lead: right or not. <see cref="Given"/>: the lead says something about it.</summary>
internal sealed record FactMark(string Fact, bool Right, bool Given, string Expected, string Got)
{
    public override string ToString() => $"{Fact} expected {Expected}, got {Got}";
}
