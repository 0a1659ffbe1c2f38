using System.Text.RegularExpressions;

namespace Agent.Tests.Ops;

/// <summary>The settings that .env.example lists, each switched off by a # right before its name.</summary>
internal static partial class EnvExample
{
    public static IReadOnlyList<string> Lines { get; } = RepositoryFiles.Read(".env.example").Split('\n');

    public static IReadOnlyList<string> Keys { get; } = [.. Lines.Select(KeyOf).OfType<string>()];

    public static string? KeyOf(string line) => Setting().Match(line) is { Success: true } match ? match.Groups["key"].Value : null;

    [GeneratedRegex("^#?(?<key>[A-Za-z_][A-Za-z0-9_]*)=")]
    private static partial Regex Setting();
}
