using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Short texts that say nothing of what a field is for.</summary>
internal static partial class Phrase
{
    /// <summary>A field that was filled in to say nothing: "TBD", "n/a", "-", "keine Angabe".</summary>
    public static bool SaysNothing(string text) => Nothing().IsMatch(text);

    /// <summary>"Mr", "Frau Dr.", "Mme": some forms ask for it under the name of title.</summary>
    public static bool IsSalutation(string text) => Salutation().IsMatch(text);

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
