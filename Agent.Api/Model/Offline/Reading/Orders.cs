using Agent.Api.Model.Offline.Reading.Words;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// The lead without the paragraphs that talk to the machine: what somebody orders is no fact about their business. So a lead with
/// hostile words added reads as the same lead without them.
/// </summary>
internal static class Orders
{
    private const string Between = "\n\n";

    /// <param name="lead">The lead as it came.</param>
    /// <param name="injection">What was found in it; a lead without suspicion is returned as it is.</param>
    public static LeadText Without(LeadText lead, InjectionFact injection) => injection.Suspected ? lead.WithFreeText(Without) : lead;

    // Paragraphs stay verbatim, so that a quote from one still stands in the lead.
    private static string Without(string text) => string.Join(
        Between, Markup.WithoutTurns(text.ReplaceLineEndings("\n"), Between).Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(WithoutSentences));

    // An order at the end of honest words takes only its own sentence with it, and what follows.
    private static string WithoutSentences(string paragraph) =>
        InjectionReader.Find(paragraph) is { } order ? WithoutSentences(paragraph[..Cut(paragraph, order.Start)].TrimEnd()) : paragraph;

    // Where the sentence of the order begins, with the marks before its first word.
    private static int Cut(string paragraph, int order)
    {
        var words = WordText.Of(paragraph);
        var word = words.Words.FindIndex(word => word.End > order);
        var first = word < 0 ? words.Words.Count : words.SentenceStart(word);
        var start = first == 0 ? 0 : words.Words[first - 1].End;

        return Math.Min(Math.Min(start, order), Markup.FirstMark(paragraph) ?? start);
    }
}
