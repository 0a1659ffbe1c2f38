using System.Text.RegularExpressions;
using Agent.Plugins.Leads;

namespace Agent.Plugins.Scoring;

/// <summary>Links in what the lead wrote. The fields that are meant for an address (website, page_url) do not count.</summary>
internal static partial class Links
{
    public static int CountIn(Lead lead) =>
        CountIn(lead.Need) + CountIn(lead.Message) + CountIn(lead.Timeline) + CountIn(lead.Budget) + CountIn(lead.Title) + CountIn(lead.Name) + CountIn(lead.Company);

    private static int CountIn(string? text) => text is null ? 0 : Link().Count(text);

    // A mail address is not a link, nor is the "www" inside a full address a second one.
    [GeneratedRegex(@"\b(?:https?://|hxxps?://|(?<!//)www\.)\w", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
