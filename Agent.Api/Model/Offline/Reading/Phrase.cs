using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Small things all readers need to know about a text: whether it says anything, and where its sentences end.</summary>
internal static partial class Phrase
{
    private const int LongestQuote = 200;

    private const int LongestAbbreviation = 6;

    /// <summary>A field that was filled in to say nothing: "TBD", "n/a", "-", "keine Angabe".</summary>
    public static bool SaysNothing(string text) => Nothing().IsMatch(text);

    /// <summary>"Mr", "Frau Dr.", "Mme": some forms ask for it under the name of title.</summary>
    public static bool IsSalutation(string text) => Salutation().IsMatch(text);

    /// <summary>The sentence around a position, without its white space; a piece of it around the position when it is very long.</summary>
    public static string SentenceAt(string text, int index, int length)
    {
        var (start, end) = Bounds(text, index, index + length);

        if (end - start > LongestQuote)
        {
            start = index;
            end = Math.Min(end, Math.Max(index + length, start + LongestQuote));
        }

        return text[start..end].Trim();
    }

    /// <summary>Start and end of the sentence that holds the span. A dot between digits ("1.2M") or after "ca" ends nothing.</summary>
    public static (int Start, int End) Bounds(string text, int from, int to)
    {
        var start = from;
        while (start > 0 && !Ends(text, start - 1))
        {
            start--;
        }

        var end = to;
        while (end < text.Length && !Ends(text, end))
        {
            end++;
        }

        return (start, end);
    }

    private static bool Ends(string text, int at) => text[at] switch
    {
        '\n' or '\r' or '!' or '?' or ';' => true,
        '.' => at + 1 >= text.Length || (char.IsWhiteSpace(text[at + 1]) && !Abbreviation().IsMatch(text.AsSpan(Math.Max(0, at - LongestAbbreviation)..at))),
        _ => false,
    };

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:ca|approx|bzw|inkl|evtl|ggf|z\.\s?b|e\.g|i\.e|nr|dr|prof|mr|mrs|ms|mme|sr|sra|env|aprox|st|max|min|abt)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(
        @"^\W*(?:(?:t\.?b\.?[dac]\.?|to be (?:determined|decided|confirmed|discussed|defined)|n\s?[/.]\s?a\.?|na|nil|null|none(?: given)?|undefined|unknown|unsure|not (?:sure|known|specified|given|applicable|decided|yet|available|disclosed)(?: yet)?|(?:don['’]?t|do not) know(?: yet)?|undecided|unspecified|no idea|not? (?:answer|comment)|x+|test(?:ing)?|select|choose(?: one)?|please select|other|prefer not to say|none of your business|confidential|idk|(?:please )?see (?:below|above|message|comments?|website|attached|attachment|e-?mail)|as (?:below|discussed)|ask me" +
        @"|k\.?\s?a\.?|keine angaben?(?: möglich)?|noch (?:offen|unklar|unbekannt|nicht (?:bekannt|festgelegt|klar|entschieden|definiert))|offen|unbekannt|unklar|weiß (?:ich )?(?:noch )?nicht|weiss (?:ich )?(?:noch )?nicht|bitte (?:aus)?wählen|sonstiges?|andere[rs]?|entfällt|nach absprache|vertraulich|nicht (?:bekannt|angegeben|relevant|festgelegt)|s(?:iehe|\.)\s?(?:unten|oben|u\.?|o\.?|nachricht|text|anhang|mail)" +
        @"|non (?:défini|précisé|renseigné|communiqué|applicable|connu)e?|à (?:définir|déterminer|préciser|discuter|voir|confirmer)|a (?:definir|determiner|preciser|voir)|nc|n\.?c\.?|s\.?o\.?|sans objet|inconnue?|aucune idée|je ne sais pas(?: encore)?|ne sais pas|pas encore (?:défini|décidé|connu)e?|autres?|confidentiel|sélectionner|choisir|voir (?:message|ci-?dessous|plus bas|mail|texte)|cf\.? (?:message|ci-?dessous)" +
        @"|por (?:definir|determinar|confirmar|decidir|concretar)|a (?:definir|determinar|convenir)|no (?:definido|aplica|especificado|disponible|sé|se|lo sé|lo sabemos|sabemos|procede)(?: aún| todavía)?|s/?d|n/?d|sin (?:definir|determinar|especificar|datos)|desconocid[oa]|otr[oa]s?|seleccion(?:e|ar)|pendiente|aún no (?:definido|decidido|lo sé)|ver (?:mensaje|abajo|más abajo|correo|texto))\W*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();

    [GeneratedRegex(
        @"^\W*(?:(?:mr|mrs|ms|miss|mx|sir|madam|dr|prof|doctor|(?:ll)?[bm]\.?\s?(?:sc|a|eng|m|ba)|mba|ph\.?d|fh|herrn?|frau|hr|fr|dipl|ing|mag|monsieur|madame|mademoiselle|m|mme|mlle|sr|sra|srta|señora?|señorita|don|doña|d|dª|divers)\b\.?[\s/,()-]*)+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Salutation();
}
