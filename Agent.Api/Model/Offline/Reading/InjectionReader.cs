using System.Text.RegularExpressions;
using Agent.Api.Model.Offline.Reading.Words;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// Words that talk to the machine instead of about the sender's business, in any field, plain or in disguise. Business talk with such
/// words ("please approve the quote", "ignore my last mail") is not suspected.
/// </summary>
internal static partial class InjectionReader
{
    // Fields of one line, where a turn cannot begin a line of its own.
    private static readonly string[] Names = ["name", "company", "title", "source", "country"];

    private static readonly PhraseBook Book = PhraseBook.Load("injection");

    public static InjectionFact Read(LeadText lead)
    {
        foreach (var (field, text) in lead.Fields)
        {
            if (Suspected(text, lead.Words(field)) is { } quote)
            {
                return new(true, new(field, quote));
            }

            if (Names.Contains(field) && Turn().Match(text) is { Success: true } turn)
            {
                return new(true, new(field, turn.Value));
            }
        }

        return LeadFacts.Unknown.Injection;
    }

    /// <summary>Whether a text on its own talks to the machine.</summary>
    public static bool IsSuspected(string text) => Suspected(text, WordText.Of(text)) is not null;

    // The words it rests on, as they stand in the text.
    private static string? Suspected(string text, WordText words)
    {
        if (Spoken(words) is { } span)
        {
            return text[span.Start..span.End];
        }

        // a command is one however its lines are broken
        if (text.AsSpan().ContainsAny('\n', '\r') && Spoken(WordText.Of(text.Replace('\n', ' ').Replace('\r', ' '))) is { } broken)
        {
            return text[broken.Start..broken.End];
        }

        if (Markup.Find(words) is { } marked)
        {
            return text[marked.Start..marked.End];
        }

        foreach (var (start, end, clear, whole) in Disguises.Of(text))
        {
            // prose in code is meant for a machine, whatever it says
            if (whole || (WordText.Of(clear) is var said && (Spoken(said) is not null || Markup.Find(said) is not null)))
            {
                return text[start..end];
            }
        }

        return null;
    }

    private static (int Start, int End)? Spoken(WordText words) =>
        Book.Find(words).FirstOrNull() is { } hit ? (words.Words[hit.First].Start, words.Words[hit.End - 1].End) : null;

    [GeneratedRegex(@"\b(?:system|assistant|developer|système|sistema|asistente)\s?:\s.*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Turn();
}
