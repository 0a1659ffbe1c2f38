using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>People in the lead's company. Users, seats and customers are not people of the company.</summary>
internal static partial class CompanySizeReader
{
    public static CompanySizeFact Read(LeadText lead)
    {
        if (lead["company_size"] is { } size && !Phrase.SaysNothing(size))
        {
            return From("company_size", Field().Match(size)) ?? Alone("company_size", size) ?? LeadFacts.Unknown.CompanySize;
        }

        foreach (var (field, text) in lead.Prose)
        {
            var fact = From(field, OfCompany().Match(text)) ?? From(field, Headcount().Match(text)) ?? From(field, OfTeam().Match(text)) ?? AloneInProse(field, text);
            if (fact is not null)
            {
                return fact;
            }
        }

        return LeadFacts.Unknown.CompanySize;
    }

    private static CompanySizeFact? From(string field, Match match)
    {
        var low = match.Success && !match.Groups["minus"].Success ? Numbers.ParseCount(match.Groups["low"].Value, ScaleOf(match.Groups["k"])) : null;
        if (low is not > 0)
        {
            return null;
        }

        var evidence = new Evidence(field, match.Value.Trim());
        var high = match.Groups["high"].Success ? Numbers.ParseCount(match.Groups["high"].Value, ScaleOf(match.Groups["k2"])) : null;

        return match.Groups["under"].Success ? new(1, low, evidence)
            : high is { } most && most >= low ? new(low, most, evidence)
            : new(low, match.Groups["over"].Success || match.Groups["plus"].Success ? null : low, evidence);
    }

    private static CompanySizeFact? Alone(string field, string text) => Single().Match(text) is { Success: true } one ? new(1, 1, new(field, one.Value)) : null;

    private static CompanySizeFact? AloneInProse(string field, string text) =>
        SingleInProse().Match(text) is { Success: true } one ? new(1, 1, new(field, one.Value)) : null;

    private static decimal? ScaleOf(Group k) => k.Success ? 1_000 : null;

    private const string Words =
        @"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|(?:a|two|three) dozen|(?:one|two|three|four|five) hundred|a thousand)";

    private const string Count =
        @"(?:(?<over>over|more than|at least|above|>=?|≥|upwards? of|north of)\s*|(?<under>under|less than|fewer than|below|up to|<=?|≤|max(?:imum)?\.?(?: of)?|at most|not more than)\s*|(?:about|around|approx(?:imately|\.)?|roughly|some|circa|ca\.?|~|nearly|almost|close to|just over|between)\s*)?" +
        @"(?<![\w.,$€£])(?<low>\d{1,3}(?:[,.' ]\d{3})+|\d+(?:\.\d+(?=k))?|\b" + Words + @")(?!\d)(?<k>k\b)?(?<plus>\s?\+| or more| plus)?(?:\s?(?:-|–|—|to|and)\s?(?<high>\d{1,3}(?:[,.' ]\d{3})+|\d+(?:\.\d+(?=k))?)(?<k2>k\b)?)?";

    private const string People =
        @"[\s-]{1,3}(?:(?:full[- ]time|part[- ]time|permanent|office|total|global|dedicated)\s)?(?:people|persons?|employees?|staff(?:ers)?(?: members)?|fte'?s?|workers|colleagues|team ?mates|team members|heads|headcount|strong|of us|folks)\b";

    private const string Company = @"(?:company|firm|business|organi[sz]ation|agency|startup|start-up|scale-?up|shop|studio|practice|manufacturer|retailer|bakery|clinic|charity|non-?profit|group|enterprise|consultancy|outfit|school|office|store|restaurant|dealership)";

    [GeneratedRegex(@"(?<minus>^\s*[-−]\s*)?" + Count, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(
        @"\b" + Company + @"(?: of| with| has|, | is| employs| employing)+\s?" + Count + @"(?![\d/%:-]|[.,]\d)(?:" + People + @"|(?=\s*(?:[.,;!?)(]|$|and\b|in\b|at\b|based\b|across\b|here\b|or\b|that\b|who\b|we\b)))|" +
        Count + @"(?:[\s-](?:person|people|employee|man|strong|head|staff|FTE)){1,2}[\s-](?:\w+[\s-]){0,4}?" + Company + @"\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfCompany();

    [GeneratedRegex(
        @"(?<!\bfor (?:a |about |around |up to |our |all )?)" + Count + People + @"|\b(?:headcount|staff|workforce|employees|team size|company size)(?: is| of|:| =)\s?(?:currently |now )?" + Count + @"|\bwe(?: are|['’]re| employ| have grown to)\s" + Count + @"(?=\s*(?:[.,;!)]|$|and\b|in\b|at\b|here\b|across\b|\())",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Headcount();

    [GeneratedRegex(@"\bteam of\s" + Count, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfTeam();

    [GeneratedRegex(
        @"\b(?:just (?:me|myself)|only me|me only|myself|solo(?:preneur)?|sole (?:trader|proprietor)|freelanc(?:er|e)|self[- ]employed|one[- ](?:man|woman|person)(?: (?:show|band|business|company|shop))?|single person)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Single();

    [GeneratedRegex(
        @"\b(?:it['’]?s just me|just me(?: and| here|\b)|i(?: am|['’]m) (?:a )?(?:solo(?:preneur)?|freelancer|sole (?:trader|proprietor)|self[- ]employed|one[- ](?:man|woman|person)\b[\w ]{0,10})|i work alone)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SingleInProse();
}
