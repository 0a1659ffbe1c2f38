using System.Text.Json;

namespace Agent.Eval.Corrections;

/// <summary>The domains that the rubric disqualifies, with their subdomains.</summary>
internal sealed class ListedDomains(IReadOnlyList<string> domains)
{
    /// <summary>From the rubric beside the program.</summary>
    public static ListedDomains Load()
    {
        using var rubric = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prompts", "rubric.json")),
            new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        return new([.. rubric.RootElement.GetProperty("hard_disqualifiers").GetProperty("domains").EnumerateObject().Select(domain => domain.Name)]);
    }

    public bool Holds(string domain) => domains.Any(listed =>
        domain.Equals(listed, StringComparison.OrdinalIgnoreCase) || domain.EndsWith($".{listed}", StringComparison.OrdinalIgnoreCase));
}
