namespace Agent.Plugins.Tools;

/// <summary>The last look at a draft before it is stored. The writer has no tools and no secrets; this holds even if it was talked into something.</summary>
internal static class DraftCheck
{
    /// <summary>Longest body. A first mail that needs more is not read.</summary>
    private const int MaxLength = 4_000;

    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static string? Objection(string? body) => body switch
    {
        null or "" => "it is empty.",
        { Length: > MaxLength } => $"it is longer than {MaxLength} characters.",
        _ when string.IsNullOrWhiteSpace(body) => "it is empty.",
        _ when body.Any(c => char.IsControl(c) && c is not '\n') => "it holds control characters.",
        _ when PlainText.Link().IsMatch(body) => "it holds a link or an address.",
        _ => null,
    };
}
