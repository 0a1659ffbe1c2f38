using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Api.Model.Recording;

/// <summary>
/// What is different in every run, or nobody's business, and the word that stands for it in a recording: <c>⟦draft_1⟧</c> is the first
/// draft id of a request, whatever it is. Made from a request; turns the recorded answer back into one that speaks of this request's ids.
/// </summary>
internal sealed partial class Placeholders
{
    private const string Iso = "yyyy-MM-dd";

    private readonly Dictionary<(string Kind, string Value), string> words = [];
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>The word for a value: the same for the same value.</summary>
    public string For(string kind, string value) => words.TryGetValue((kind, value), out var word) ? word : words[(kind, value)] = Next(kind, value);

    /// <summary>A word of its own for each occurrence: two times that are equal today need not be tomorrow.</summary>
    public string Each(string kind, string value)
    {
        var word = Next(kind, value);
        words.TryAdd((kind, value), word);
        return word;
    }

    /// <summary>The word for a value that stands in the request; null when it does not.</summary>
    public string? Find(string kind, string value) => words.GetValueOrDefault((kind, value)) ?? Part(kind, value);

    /// <summary>The word for a date so many days after the day the lead came in.</summary>
    public static string Later(int days) => string.Create(CultureInfo.InvariantCulture, $"⟦day_1{days:+0;-0;+0}⟧");

    /// <summary>Words back into this request's values. A word it has no value for stays.</summary>
    public string Restore(string text) => !text.Contains('⟦', StringComparison.Ordinal) ? text : Word().Replace(text, match =>
        !values.TryGetValue($"⟦{match.Groups["name"].Value}⟧", out var value) ? match.Value
        : match.Groups["days"].Success ? Moved(value, Number(match, "days"))
        : match.Groups["from"].Success ? Cut(value, Number(match, "from"), Number(match, "length"))
        : value);

    private string Next(string kind, string value)
    {
        var number = counts[kind] = counts.GetValueOrDefault(kind) + 1;
        var word = string.Create(CultureInfo.InvariantCulture, $"⟦{kind}_{number}⟧");
        values[word] = value;
        return word;
    }

    // A quote may hold a piece of a number only; the same piece of another number stands in that lead just as well.
    private string? Part(string kind, string value) => (
        from known in words
        where known.Key.Kind == kind
        let at = known.Key.Value.IndexOf(value, StringComparison.Ordinal)
        where at >= 0
        select string.Create(CultureInfo.InvariantCulture, $"{known.Value[..^1]}:{at}+{value.Length}⟧")).FirstOrDefault();

    private static string Cut(string value, int from, int length) =>
        value.Substring(Math.Min(from, value.Length), Math.Min(length, Math.Max(0, value.Length - from)));

    private static string Moved(string day, int days) => DateOnly.TryParseExact(day, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date.AddDays(days).ToString(Iso, CultureInfo.InvariantCulture)
        : day;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"⟦(?<name>[a-z]+_\d+)((?<days>[+-]\d{1,6})|:(?<from>\d{1,6})\+(?<length>\d{1,6}))?⟧")]
    private static partial Regex Word();
}
