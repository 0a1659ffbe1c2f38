namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>
/// Which language a text is in: each word votes for the vocabularies that know it, the less of them the more. Enough to tell one "mil"
/// from the other and 3/4 from 4/3.
/// </summary>
internal static class LanguageVote
{
    // What a word is worth that only one language has; it is shared out evenly.
    private const int Word = 12;

    private const int Letter = 6;

    /// <param name="texts">The texts that vote together: all of a lead, or one of its fields.</param>
    /// <param name="otherwise">The language when they give no hint.</param>
    public static Language Of(IEnumerable<TokenText> texts, Language otherwise = Language.English)
    {
        var votes = new int[Enum.GetValues<Language>().Length];
        foreach (var text in texts)
        {
            Count(text, votes);
        }

        var best = (int)otherwise;
        for (var i = 0; i < votes.Length; i++)
        {
            best = votes[i] > votes[best] ? i : best;
        }

        return (Language)best;
    }

    public static bool IsMonthFirst(string country) => new Passage(country, Language.English).Is(0, Sense.MonthFirst);

    private static void Count(TokenText text, int[] votes)
    {
        foreach (var token in text.Tokens)
        {
            if (token.IsWord && Lexicon.Shared.LanguagesOf(token.Text) is { Count: > 0 } languages)
            {
                foreach (var language in languages)
                {
                    votes[(int)language] += Word / languages.Count;
                }
            }
        }

        foreach (var letter in text.Source)
        {
            votes[(int)Language.German] += letter is 'ä' or 'ö' or 'ü' or 'ß' or 'Ä' or 'Ö' or 'Ü' ? Letter : 0;
            votes[(int)Language.French] += letter is 'à' or 'è' or 'ê' or 'ç' or 'œ' or 'ù' or 'û' or 'À' or 'È' or 'Ê' ? Letter : 0;
            votes[(int)Language.Spanish] += letter is 'ñ' or 'á' or 'í' or 'ó' or 'ú' or '¿' or '¡' or 'Ñ' ? Letter : 0;
        }
    }
}
