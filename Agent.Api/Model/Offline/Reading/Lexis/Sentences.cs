using System.Collections.Frozen;

namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>Where sentences end. A dot after an abbreviation, an ordinal or inside a name ends nothing, nor does a line that only wraps.</summary>
internal static class Sentences
{
    // Shorter lines are lines of their own: a list, an address, a form.
    private const int WrappedLine = 45;

    // What Germans count with an ordinal, beside months and quarters.
    private static readonly FrozenSet<string> InOrder = FrozenSet.ToFrozenSet(["klasse", "semester", "lehrjahr", "ausbildungsjahr", "jahrgang", "stock", "obergeschoss", "stockwerk", "generation"], StringComparer.Ordinal);

    /// <summary>The pieces without dots and line ends that end no sentence.</summary>
    public static List<Token> Clean(List<Token> tokens, string text)
    {
        var kept = new List<Token>(tokens.Count);
        var lineStart = 0;

        for (var i = 0; i < tokens.Count; i++)
        {
            var next = i + 1 < tokens.Count ? tokens[i + 1] : (Token?)null;
            var ends = tokens[i].Kind is TokenKind.Break
                ? !Wraps(kept, tokens[i].Start - lineStart, next, text)
                : !tokens[i].IsMark('.') || (kept.Count > 0 && EndsSentence(kept[^1], next, text, tokens[i].End));

            lineStart = tokens[i].Kind is TokenKind.Break ? tokens[i].End : lineStart;
            if (ends)
            {
                kept.Add(tokens[i]);
            }
        }

        return kept;
    }

    /// <summary>For each piece the number of its sentence; what ends a sentence belongs to it.</summary>
    public static int[] Number(List<Token> tokens)
    {
        var (numbers, number) = (new int[tokens.Count], 0);

        for (var i = 0; i < tokens.Count; i++)
        {
            numbers[i] = number;
            number += Ends(tokens[i]) ? 1 : 0;
        }

        return numbers;
    }

    /// <summary>The piece ends its sentence, once <see cref="Clean"/> has taken out those that do not.</summary>
    public static bool Ends(Token token) =>
        token.Kind is TokenKind.Break || (token.Kind is TokenKind.Mark && token.Text[0] is '.' or '!' or '?' or ';' or '|' or '¿' or '¡' or '。');

    private static bool EndsSentence(Token before, Token? next, string text, int after)
    {
        if (next is not { } follower || follower.Kind is TokenKind.Break)
        {
            return true;
        }

        if (after < text.Length && !char.IsWhiteSpace(text[after]) && text[after] is not ('"' or '”' or '“' or '\'' or '’' or '»' or ')'))
        {
            return false;
        }

        return before.Kind switch
        {
            TokenKind.Word => before.Text.Length > 1 && !Lexicon.Shared.Has(before.Text, Sense.Abbreviation),
            TokenKind.Number => !(follower.IsWord && IsCounted(follower.Text)),
            _ => true,
        };
    }

    // "15. März", "1. Quartal", "12. KW", "12. Klasse"
    private static bool IsCounted(string word) =>
        Lexicon.Shared.Has(word, Sense.Month) || Lexicon.Shared.Has(word, Sense.Part) || Lexicon.Shared.Has(word, Sense.Week) || InOrder.Contains(word);

    private static bool Wraps(List<Token> before, int lineLength, Token? next, string text)
    {
        if (before.Count == 0 || next is not { Kind: not TokenKind.Break } follower)
        {
            return false;
        }

        var goesOn = char.IsLower(text[follower.Start]) || char.IsDigit(text[follower.Start]) || follower.Kind is TokenKind.Mark;
        var ended = before[^1].Kind is TokenKind.Break || (before[^1].Kind is TokenKind.Mark && before[^1].Text[0] is '.' or '!' or '?' or ';');

        return !ended && (before[^1].IsMark(':') || (lineLength >= WrappedLine && goesOn && !follower.IsMark('-')));
    }
}
