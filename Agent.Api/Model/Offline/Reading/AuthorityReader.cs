using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>The role of the person who writes: the title field, else what free text says about "I".</summary>
internal static partial class AuthorityReader
{
    public static AuthorityFact Read(LeadText lead)
    {
        if (lead["title"] is { } title && !Phrase.SaysNothing(title))
        {
            // A title nobody has a rule for is still a job.
            return new(RoleWords.LevelOf(title) ?? AuthorityLevel.Contributor, new("title", title));
        }

        foreach (var (field, text) in lead.Prose)
        {
            if (FromProse(field, text) is { } fact)
            {
                return fact;
            }
        }

        return LeadFacts.Unknown.Authority;
    }

    private static AuthorityFact? FromProse(string field, string text)
    {
        foreach (Match match in Self().Matches(text))
        {
            var role = match.Groups["role"].Value.Trim();
            if (RoleWords.LevelOf(role) is { } level)
            {
                return new(level, new(field, match.Value.Trim()));
            }
        }

        return Owning().Match(text) is { Success: true } owns ? new(AuthorityLevel.Executive, new(field, owns.Value))
            : Heading().Match(text) is { Success: true } heads ? new(AuthorityLevel.Director, new(field, heads.Value))
            : Managing().Match(text) is { Success: true } manages ? new(AuthorityLevel.Manager, new(field, manages.Value))
            : Signature(field, text);
    }

    // "Jane Doe, CTO" on a line of its own, near the end.
    private static AuthorityFact? Signature(string field, string text)
    {
        foreach (Match match in SignatureLine().Matches(text))
        {
            if (RoleWords.LevelOf(match.Groups["role"].Value) is { } level)
            {
                return new(level, new(field, match.Value.Trim()));
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"\b(?:(?-i:I)\s?(?:am|['’]m)|(?:my|current) (?:role|title|job|position)(?: here)?(?: is|:)|(?-i:I) (?:work|serve|act) as|(?:speaking|writing|asking|reaching out) as|(?-i:As))\s(?:(?:currently|also|actually|now|still|only|just|here) )?(?:(?:the|an?|our|their|your) )?(?:new(?:ly appointed)? )?(?<role>[A-Za-z][\w&/'’-]*(?:[ ](?!(?:and|but|so|who|that|which|looking|with|here)\b)[\w&/'’-]+){0,6})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Self();

    [GeneratedRegex(@"\b(?-i:I) (?:own|run|founded|co-?founded|started)\s(?:and \w+\s)?(?:an?|the|my|our|this)\s[\w-]+(?:\s[\w-]+)?|\bmy own (?:company|business|firm|agency|startup)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Owning();

    [GeneratedRegex(@"\b(?-i:I) (?:head|direct|head up)\s(?:the|our|up)\s[\w-]+(?:\s[\w-]+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\b(?-i:I) (?:manage|lead|supervise)\s(?:the|our|an?)\s[\w-]+(?:\s[\w-]+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Managing();

    [GeneratedRegex(@"^[ \t]*[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}\s?[,|–-]\s?(?<role>[A-Z][\w&/ '’-]{1,60})[ \t\r]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SignatureLine();
}
