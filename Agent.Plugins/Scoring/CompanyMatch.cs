using Agent.Plugins.Leads;

namespace Agent.Plugins.Scoring;

/// <summary>Whether the address speaks for the company it names: claims from anywhere else are only claims.</summary>
internal static class CompanyMatch
{
    // Shorter pieces match by chance.
    private const int ShortestPiece = 3;

    private static readonly char[] Separators = [' ', '-', '.', ',', '&', '/', '(', ')', '\'', '_'];

    private static readonly HashSet<string> SecondLevel = new(StringComparer.Ordinal) { "co", "com", "org", "net", "ac", "gov", "edu" };

    public static bool Agrees(Lead lead) =>
        lead.AddressClass is AddressClass.Business or AddressClass.Role && (lead.Company is not { } company || Agrees(company, lead.Domain));

    internal static bool Agrees(string company, string domain)
    {
        var label = NameOf(domain);
        var words = TextFold.Fold(company).ToLowerInvariant()
            .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsLetterOrDigit)))
            .Where(word => word.Length > 0)
            .ToArray();

        return label.Length > 0 && words.Length > 0 && (WordsSpell(words, label) || Initials(words).StartsWith(label, StringComparison.Ordinal) && label.Length > 1);
    }

    private static bool WordsSpell(string[] words, string label) =>
        string.Concat(words).StartsWith(label, StringComparison.Ordinal) ||
        (words[0].Length >= ShortestPiece && label.StartsWith(words[0], StringComparison.Ordinal));

    private static string Initials(string[] words) => string.Concat(words.Select(word => word[0]));

    // "mail.acme.co.uk" is acme's.
    private static string NameOf(string domain)
    {
        var labels = domain.Split('.');
        var at = labels.Length - 2;

        if (at > 0 && SecondLevel.Contains(labels[at]))
        {
            at--;
        }

        return at < 0 ? "" : string.Concat(labels[at].Where(char.IsLetterOrDigit));
    }
}
