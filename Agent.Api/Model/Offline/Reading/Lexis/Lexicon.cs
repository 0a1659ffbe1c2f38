using System.Collections.Frozen;

namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>All vocabularies together, ready to be looked up in a text. Read once; a phrase that cannot be read stops the start.</summary>
internal sealed class Lexicon
{
    private static readonly Language?[] Files = [null, .. Enum.GetValues<Language>()];

    private readonly FrozenDictionary<string, Entry[]> _byFirst;

    private readonly FrozenDictionary<string, Language[]> _languages;

    // The few whose first word has a wildcard.
    private readonly Entry[] _open;

    private Lexicon(IReadOnlyList<Entry> entries)
    {
        _byFirst = entries.Where(entry => !entry.Pieces[0].IsOpen).GroupBy(entry => entry.Pieces[0].Text).ToFrozenDictionary(
            group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _open = [.. entries.Where(entry => entry.Pieces[0].IsOpen)];
        _languages = entries.Where(entry => entry.Language is not null && entry.Sense is not Sense.Abbreviation)
            .SelectMany(entry => entry.Pieces.Where(piece => !piece.IsOpen && piece.Text.Any(char.IsLetter) && (piece.Text.Length > 1 || entry.Pieces.Length == 1)).Select(piece => (piece.Text, Language: entry.Language!.Value)))
            .GroupBy(word => word.Text, word => word.Language).ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal);
    }

    public static Lexicon Shared { get; } = new([.. Files.SelectMany(VocabularyFile.Read)]);

    /// <summary>Whether the word alone can mean that, in any language.</summary>
    public bool Has(string word, Sense sense) =>
        _byFirst.TryGetValue(word, out var entries) && Array.Exists(entries, entry => entry.Sense == sense && entry.Pieces.Length == 1);

    /// <summary>Everything the pieces from there on can mean to a reader of that language.</summary>
    public void Find(IReadOnlyList<Token> tokens, int at, Language language, List<Term> found)
    {
        var token = tokens[at];
        if (token.Kind is not (TokenKind.Word or TokenKind.Number or TokenKind.Mark))
        {
            return;
        }

        var entries = _byFirst.GetValueOrDefault(token.Text, []);
        Add(entries, tokens, at, language, own: true, found);
        Add(entries, tokens, at, language, own: false, found);

        if (token.IsWord)
        {
            Add(_open, tokens, at, language, own: true, found);
            Add(_open, tokens, at, language, own: false, found);
        }
    }

    /// <summary>The languages in whose phrases the word stands.</summary>
    public IReadOnlyList<Language> LanguagesOf(string word) => _languages.GetValueOrDefault(word, []);

    // The meaning in the text's own language comes first.
    private static void Add(Entry[] entries, IReadOnlyList<Token> tokens, int at, Language language, bool own, List<Term> found)
    {
        foreach (var entry in entries)
        {
            if ((entry.Language == language) == own && (own || !entry.OwnLanguageOnly) && Matches(entry.Pieces, tokens, at))
            {
                found.Add(new Term(at, at + entry.Pieces.Length, entry.Sense, entry.Value));
            }
        }
    }

    private static bool Matches(Piece[] pieces, IReadOnlyList<Token> tokens, int at)
    {
        if (at + pieces.Length > tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < pieces.Length; i++)
        {
            if (!pieces[i].Matches(tokens[at + i]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A phrase of a vocabulary. Own language only: in a text of another language the same letters mean something else.</summary>
internal sealed record Entry(Sense Sense, string Value, Piece[] Pieces, Language? Language, bool OwnLanguageOnly);

/// <summary>A word of a phrase; a wildcard at its front or back stands for any letters, for compounds and endings.</summary>
internal readonly record struct Piece(string Text, bool AnyFront, bool AnyBack)
{
    public bool IsOpen => AnyFront || AnyBack;

    public bool Matches(Token token) =>
        token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Mark &&
        (AnyFront && AnyBack ? token.Text.Contains(Text, StringComparison.Ordinal)
            : AnyFront ? token.Text.EndsWith(Text, StringComparison.Ordinal)
            : AnyBack ? token.Text.StartsWith(Text, StringComparison.Ordinal)
            : token.Text == Text);
}

/// <summary>A phrase found in a text: its pieces from the first to before the last number, and what the vocabulary says of it.</summary>
internal readonly record struct Term(int From, int To, Sense Sense, string Value)
{
    public int Length => To - From;

    public decimal Number => decimal.Parse(Value, System.Globalization.CultureInfo.InvariantCulture);
}
