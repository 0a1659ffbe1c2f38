using System.Text.RegularExpressions;
using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>The role in the lines under a mail: "Jane Doe, CTO", or a line of its own after the greeting.</summary>
internal static partial class Signature
{
    private const int LongestLine = 80;

    private const int MostLines = 6;

    private const int MostWords = 8;

    public static AuthorityFact? Read(string field, string text, Language language)
    {
        var lines = Lines().Matches(text).Select(match => match.Value.Trim()).ToList();
        var greeting = lines.FindLastIndex(line => Greeting().IsMatch(line));

        if (greeting >= 0)
        {
            // "Viele Grüße, Jan Weber, Einkaufsleiter": all on the line of the greeting.
            var rest = Greeting().Replace(lines[greeting], "").Trim(' ', ',', '-', '.', '!');
            var block = lines.Skip(greeting + 1).Take(MostLines).Prepend(rest);

            return block.Select(line => Line(field, line, language)).OfType<AuthorityFact>().MaxBy(fact => fact.Level);
        }

        return Block(text).Select(line => Line(field, line, language)).OfType<AuthorityFact>().MaxBy(fact => fact.Level) ?? NamedLine(field, lines, language);
    }

    private static AuthorityFact? NamedLine(string field, List<string> lines, Language language) =>
        lines.Select(line => Named().Match(line)).Where(match => match.Success)
            .Select(match => Line(field, match.Groups["role"].Value, language) is { } fact ? fact with { Evidence = new(field, match.Value.Trim()) } : null)
            .OfType<AuthorityFact>().FirstOrDefault();

    // Short lines after the last blank one, the first of them a name.
    private static IEnumerable<string> Block(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => line.Trim()).ToList();
        var blank = lines.FindLastIndex(line => line.Length == 0);
        var block = lines.Skip(blank + 1).ToList();

        return blank > 0 && block.Count is > 1 and <= MostLines && Name().IsMatch(block[0]) ? block.Skip(1) : [];
    }

    /// <summary>A role behind the name: "Sarah Lee - CTO". The quote is the whole field.</summary>
    public static AuthorityFact? FromName(string name, Language language) =>
        Named().Match(name) is { Success: true } match && RoleWords.LevelOf(match.Groups["role"].Value, language) is { } level ? new(level, new("name", name)) : null;

    /// <summary>The words have a verb of a sentence or speak of somebody's.</summary>
    public static bool IsSentence(string words) => Sentence().IsMatch(words);

    private static AuthorityFact? Line(string field, string line, Language language)
    {
        if (line.Length is 0 or > LongestLine || line.Split(' ').Length > MostWords || line.Contains('@', StringComparison.Ordinal) || IsSentence(line))
        {
            return null;
        }

        return Procuration().IsMatch(line) ? new(AuthorityLevel.Director, new(field, line))
            : RoleWords.LevelOf(line, language) is { } level ? new(level, new(field, line))
            : null;
    }

    [GeneratedRegex(@"[^\r\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Lines();

    [GeneratedRegex(
        @"^\s*(?:(?:best|kind|warm|many)(?: \w+)? (?:regards|wishes|thanks)|regards|cheers|thanks(?: (?:and|&|in advance|again|so much|a lot).{0,30})?|thank you.{0,20}|many thanks|sincerely|yours(?: \w+)?|best|kr|br|(?:mit )?(?:freundlich\w*|beste[nr]?|viele[nr]?|liebe[nr]?|herzlich\w*|schöne[nr]?|sonnige) (?:grü(?:ß|ss)e?n?|gruss|gruesse?n?|gru(?:ß|ss))(?: aus \w+)?|grü(?:ß|ss)e|gru(?:ß|ss)|mfg|lg|vg|hochachtungsvoll|cordialement|bien (?:cordialement|à vous)|(?:très )?cordialement|sincères salutations|salutations(?: distinguées)?|meilleures salutations|bonne journée|merci(?: d['’]avance| beaucoup)?|(?:un )?(?:cordial|atento|afectuoso) saludo|(?:muchos )?saludos(?: cordiales)?|atentamente|(?:muchas )?gracias(?: de antemano)?|un saludo|--+|_{2,})(?=\s*(?:[,.!–-]|$))[,.!–-]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();

    // Two to four capitalised words, a joint, a role.
    [GeneratedRegex(@"^[ \t–—-]*(?:(?:Dr|Prof|Ing|Mr|Mrs|Ms|Frau|Herr|Dipl)\.?-?\s?)*\p{Lu}[\w'’.-]+(?: (?:\p{Lu}[\w'’.-]*|von|van|de|del|della|der|la|le|y)){0,4}\s?[,|–/-]\s?(?<role>[\p{Lu}i][\w&/ ’':.()-]{1,60})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?:(?:Dr|Prof|Ing|Mr|Mrs|Ms|Frau|Herr|Mme|M|Sra?)\.?\s+)*\p{Lu}[\w'’.-]+(?: (?:\p{Lu}[\w'’.-]*|von|van|de|del|della|der|la|le|y)){1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    // Who signs "ppa." holds procuration.
    [GeneratedRegex(@"^\s*ppa\.?\s+\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Procuration();

    [GeneratedRegex(@"\b(?:is|are|was|have|will|want|wants|need|needs|asked|our|my|ist|sind|hat|haben|möchte|sucht|unser|unsere|mein|meine|est|sont|notre|mon|veut|souhaite|es|son|nuestro|nuestra|quiere|necesita)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();
}
