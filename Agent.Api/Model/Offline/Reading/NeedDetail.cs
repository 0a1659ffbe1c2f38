using System.Buffers;
using System.Collections.Frozen;
using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Api.Model.Offline.Reading.Words;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// What makes a use case specific without a word that any list could hold: how many of something they have, the name of a system or of a
/// standard. Nobody can list all software there is, but names are written as names.
/// </summary>
internal static class NeedDetail
{
    private const int FewestOfSomething = 2;
    private const int ShortestCode = 3;
    private const int LongestCode = 7;

    // "ServiceNowEnterprise" is a name still; a longer row of letters is a key or a token.
    private const int LongestName = 24;

    private const int LoneWords = 2;

    // "100 for", "40 mit": what is counted is longer, or not counted here.
    private const int LongestParticle = 3;

    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    // A number of these says how large or old the company is, when or for how much; not what there is to do.
    private static readonly FrozenSet<string> NoVolume = WordSet.Of("""
        people persons person employees employee staff headcount fte ftes colleagues man men heads strong us of years year yrs yr months month weeks week days day hours hour minutes
        percent k m mio million millions thousand thousands usd eur gbp chf dollars dollar euros euro pounds pound bucks grand am pm st nd rd th o th century
        leute personen mitarbeiter mitarbeitende mitarbeitenden mitarbeiterinnen angestellte kollegen beschaftigte kopfe mann jahre jahren jahr monate monaten monat wochen woche tage tagen tag stunden uhr prozent tsd teur franken
        personnes salaries employes collaborateurs collegues ans annees annee mois semaines semaine jours jour heures heure milliers millions francs
        personas empleados empleadas trabajadores colaboradores anos ano meses mes semanas semana dias dia horas hora pesos mil millones
        for in on of to and or is are was were the a an with at from by approved available budgeted per each every minimum maximum max min total plus if when this next until till before after we they i
        fur und oder ist sind mit bei von bis pro im am zum zur genehmigt freigegeben pour et ou est sont avec par de du le la les valide y o es son con para aprobado
        januar februar marz april mai juni juli august september oktober november dezember january february march may june july october december
        janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        """);

    // Capital letters that name a kind of thing, a role, a place or a habit of writing.
    private static readonly FrozenSet<string> NoName = WordSet.Of("""
        i crm erp seo roi faq ceo cto cfo coo cio usa uk eu asap fyi tbd kpi it hr ai ki ia vp pdf ok tv pc b2b b2c id app apps na rfp rfi rfq sme smb kmu pme pyme gmbh ag sa sas sarl sl ltd inc llc saas ui ux etc wms dms pim plm mes hrm hris lms cms tms bi ged gmao gpao sirh tpv sga rrhh edv qm voip sms poc nda sla usp sop api hrms edi cad cam qa sav 401k dsi drh daf pdg gf it-abteilung
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter
        english german french spanish europe germany france spain english-speaking internet web excel demo dr mr mrs ms
        """);

    private static readonly FrozenSet<string> BeforeNames = WordSet.Of("""
        from to into in on with through via between out of use using uses run runs on our and
        de del con desde en a al hacia avec dans vers depuis sur par et nuestro notre mit aus nach in von uber auf an zu zum zur und unser unserem
        """);

    /// <returns>The first word of the detail; null when there is none.</returns>
    /// <param name="lead">Whose text it is: its own company is no system, and in German every noun has a capital.</param>
    public static int? In(WordText text, LeadText lead)
    {
        var capitals = lead.Language is Language.German ? Writing.ManyCapitals : Capitals(text);
        for (var at = 0; at < text.Words.Count; at++)
        {
            if (IsVolume(text, at) || IsCode(text, at, capitals) || (capitals is Writing.Usual && IsName(text, at, lead["company"])))
            {
                return at;
            }
        }

        return null;
    }

    private static bool IsVolume(WordText text, int at)
    {
        var word = text.Words[at];
        if (word.Kind is not WordKind.Number || at + 1 >= text.Words.Count || !IsSeveral(word.Text) || HasLetter(text.Source.AsSpan(word.Start, word.End - word.Start)))
        {
            return false;
        }

        var next = text.Words[at + 1];
        return next is { Kind: WordKind.Plain, AfterBreak: false } && next.Sentence == word.Sentence && next.Text.Length > LongestParticle && !NoVolume.Contains(next.Text)
            || IsPace(text, at + 1);
    }

    // "200 a week", "150 am Tag": so many of what was named before.
    private static bool IsPace(WordText text, int at) => at + 1 < text.Words.Count && at >= 2
        && text.Words[at].Text is "a" or "per" or "each" or "am" or "im" or "pro" or "par" or "al" or "por" or "la" or "the"
        && text.Words[at + 1].Text is "day" or "week" or "month" or "year" or "tag" or "woche" or "monat" or "jahr" or "jour" or "semaine" or "mois" or "an" or "dia" or "semana" or "mes" or "ano"
        && text.Words[at - 2] is { Kind: WordKind.Plain };

    private static bool IsSeveral(string number) =>
        !(number.Length == 4 && (number.StartsWith("19", StringComparison.Ordinal) || number.StartsWith("20", StringComparison.Ordinal)))
        && int.TryParse(string.Concat(number.Where(char.IsAsciiDigit)), out var value) && value >= FewestOfSomething;

    // AS9100, EMCS, CleverReach: letters that no word of a language has in that order.
    private static bool IsCode(WordText text, int at, Writing writing)
    {
        var word = text.Words[at];
        var source = text.Source.AsSpan(word.Start, word.End - word.Start);
        source = source.EndsWith("s") ? source[..^1] : source;
        if (word.Kind is not WordKind.Plain || NoName.Contains(word.Text) || NoName.Contains(word.Text.TrimEnd('s')) || source.Length is < ShortestCode or > LongestName || source.ContainsAnyExcept(LettersAndDigits))
        {
            return false;
        }

        var inner = source[1..].IndexOfAnyInRange('A', 'Z') >= 0 && source.IndexOfAnyInRange('a', 'z') >= 0 && !char.IsAsciiLetterLower(source[0]);
        var mixed = source.IndexOfAnyInRange('0', '9') > 0 && source.IndexOfAnyInRange('A', 'Z') == 0;
        var capital = writing is not Writing.AllCapitals && text.Words.Count > LoneWords && source.Length <= LongestCode && source.IndexOfAnyExceptInRange('A', 'Z') < 0;
        return inner || mixed || capital;
    }

    private static bool HasLetter(ReadOnlySpan<char> source)
    {
        foreach (var letter in source)
        {
            if (char.IsLetter(letter))
            {
                return true;
            }
        }

        return false;
    }

    // A capital in the middle of a sentence, after a word that leads to where things are or go.
    private static bool IsName(WordText text, int at, string? company)
    {
        var word = text.Words[at];
        return at > 0 && word is { Kind: WordKind.Plain, Text.Length: > 2 } && char.IsUpper(text.Source[word.Start])
            && text.Words[at - 1] is var before && before.Sentence == word.Sentence && BeforeNames.Contains(before.Text)
            && !NoName.Contains(word.Text) && !NoVolume.Contains(word.Text)
            && company?.Contains(text.Source[word.Start..word.End], StringComparison.OrdinalIgnoreCase) is not true;
    }

    // Where every noun has a capital, as in German or in headings, a capital names nothing.
    private static Writing Capitals(WordText text)
    {
        var words = text.Words.Where(word => word is { Kind: WordKind.Plain, Text.Length: > 2 }).ToList();
        var capitals = words.Count(word => char.IsUpper(text.Source[word.Start]));
        var shouted = words.Count(word => text.Source.AsSpan(word.Start, word.End - word.Start).IndexOfAnyInRange('a', 'z') < 0);
        return shouted * 2 > words.Count && words.Count > 2 ? Writing.AllCapitals : capitals * 5 > words.Count * 2 && words.Count > 2 ? Writing.ManyCapitals : Writing.Usual;
    }

    private enum Writing
    {
        Usual,
        ManyCapitals,
        AllCapitals,
    }
}
