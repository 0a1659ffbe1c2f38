using Agent.Api.Model.Offline.Reading.Words;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Times without a number: as soon as can be, or no hurry at all.</summary>
internal static class Moods
{
    private static readonly PhraseBook Book = PhraseBook.Load("moods");

    /// <param name="text">The text.</param>
    /// <param name="alone">Whether the text speaks of nothing but the time, as the timeline field does.</param>
    public static string? Now(string text, bool alone) => First(text, "now", alone);

    /// <inheritdoc cref="Now"/>
    public static string? Someday(string text, bool alone) => First(text, "someday", alone);

    private static string? First(string text, string section, bool alone)
    {
        var words = WordText.Of(text);

        foreach (var hit in Book.Find(words))
        {
            if (hit.Section == section || (alone && hit.Section == $"{section} alone"))
            {
                return words.Quote(hit.First, hit.End);
            }
        }

        return null;
    }
}
