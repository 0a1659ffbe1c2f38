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

    private static string WithoutSentences(string paragraph)
    {
        if (!InjectionReader.IsSuspected(paragraph))
        {
            return paragraph;
        }

        // an order at the end of honest words takes only its own sentence with it
        var words = WordText.Of(paragraph);
        var first = FirstSuspected(paragraph, words);
        var kept = paragraph[..Math.Min(first, Markup.FirstMark(paragraph) ?? first)].TrimEnd();
        return InjectionReader.IsSuspected(kept) ? "" : kept;
    }

    // Where the first sentence begins from which on the rest is suspected and before which nothing is, with the marks before its first word.
    private static int FirstSuspected(string paragraph, WordText words)
    {
        for (var first = 0; first < words.Words.Count;)
        {
            var end = words.SentenceEnd(first);
            var start = first == 0 ? 0 : words.Words[first - 1].End;
            if (InjectionReader.IsSuspected(paragraph[start..EndOf(words, end, paragraph)]))
            {
                return start;
            }

            first = Math.Max(end, first + 1);
        }

        return 0;
    }

    private static int EndOf(WordText words, int end, string paragraph) => end < words.Words.Count ? words.Words[end].Start : paragraph.Length;
}
