using System.Collections.Frozen;

namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>
/// A language's words: lines of <c>sense value: phrase, phrase</c>. In a phrase <c>a|b</c> is one of these (<c>in_place|there</c> when one has a blank), <c>word?</c> may be left out,
/// <c>word*</c> and <c>*word</c> have any letters there. Little words count in texts of their own language only; so does what has a
/// <c>~</c> before it, because elsewhere the same letters mean something else.
/// Accents may be missing in the lead, and umlauts be written ae, oe, ue.
/// </summary>
internal static class VocabularyFile
{
    // Words with a meaning of their own, which people also use when they write in another language.
    private static readonly FrozenSet<Sense> Everywhere = FrozenSet.ToFrozenSet(
    [
        Sense.Nothing, Sense.Card, Sense.Scale, Sense.Abbreviation, Sense.Currency, Sense.Code, Sense.ScaledCurrency, Sense.Every, Sense.Budget, Sense.Approved, Sense.NoBudget, Sense.OpenBudget,
        Sense.HasBudget, Sense.Zero, Sense.Tax, Sense.Unit, Sense.Units, Sense.Month, Sense.Weekday, Sense.Season, Sense.Holiday, Sense.Part, Sense.PartLetter, Sense.Week, Sense.Position, Sense.PositionUnit,
        Sense.Fiscal, Sense.Now, Sense.NowAlone, Sense.Someday, Sense.MonthFirst, Sense.Employee, Sense.Headcount, Sense.Solo, Sense.BudgetLabel, Sense.TimelineLabel, Sense.SizeLabel, Sense.OtherLabel,
    ]);

    /// <summary>The words of a language; those all languages share without one.</summary>
    public static IEnumerable<Entry> Read(Language? language)
    {
        var name = $"Agent.Api.Model.Offline.Reading.Lexis.Vocabulary.{language?.ToString() ?? "Shared"}.txt";
        using var stream = typeof(VocabularyFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The vocabulary {name} is not part of the program.");
        using var reader = new StreamReader(stream);

        return Parse(reader.ReadToEnd(), language);
    }

    internal static List<Entry> Parse(string text, Language? language)
    {
        var entries = new List<Entry>();
        var (sense, value) = (default(Sense), "");

        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var phrases = line;
            if (Key(line) is { } key)
            {
                (sense, value, phrases) = key;
            }

            foreach (var phrase in phrases.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var kept = phrase.Length > 1 && phrase[0] == '~';
                var own = language is not null && (kept || !Everywhere.Contains(sense));
                entries.AddRange(Expand(kept ? phrase[1..] : phrase).Select(pieces => new Entry(sense, value, pieces, language, own)));
            }
        }

        return entries;
    }

    private static (Sense Sense, string Value, string Phrases)? Key(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return null;
        }

        var key = line[..colon].Split(' ', 2, StringSplitOptions.TrimEntries);
        return Enum.TryParse<Sense>(key[0], ignoreCase: true, out var sense)
            ? (sense, key.Length > 1 ? key[1] : "", line[(colon + 1)..])
            : throw new FormatException($"The vocabulary has no sense '{key[0]}': {line}");
    }

    private static IEnumerable<Piece[]> Expand(string phrase)
    {
        IEnumerable<Piece[]> all = [[]];

        foreach (var word in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var optional = word.Length > 1 && word.EndsWith('?');
            List<Piece[]> choices = [.. (optional ? word[..^1] : word).Split('|').SelectMany(Letters.Spellings).Select(Pieces)];

            if (optional)
            {
                choices.Add([]);
            }

            all = [.. all.SelectMany(before => choices.Select(choice => (Piece[])[.. before, .. choice]))];
        }

        return all.Where(pieces => pieces.Length > 0);
    }

    // A word of the file may be several pieces of a text: "d'ici", "US$".
    private static Piece[] Pieces(string word)
    {
        var (front, back) = (word.StartsWith('*'), word.EndsWith('*'));
        var tokens = Lexer.Read(word.Trim('*').Replace('_', ' '));

        return [.. tokens.Select((token, i) => new Piece(token.Text, front && i == 0, back && i == tokens.Count - 1))];
    }
}
