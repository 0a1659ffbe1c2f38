using System.Reflection;
using System.Text.RegularExpressions;
using Agent.Api;

namespace Agent.Tests.Ops;

/// <summary>Every setting the service reads, as the environment names it: <c>Agent__MaxSteps</c>.</summary>
internal static partial class SettingKeys
{
    public static IReadOnlySet<string> All { get; } = BoundKeys().Concat(DirectKeys()).ToHashSet();

    // An options class is one with a Section constant; each of its settings can be set from the environment.
    private static IEnumerable<string> BoundKeys() =>
        from type in typeof(Telemetry).Assembly.GetTypes()
        let section = type.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where section is { IsLiteral: true } && section.FieldType == typeof(string)
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        where property.CanWrite
        select $"{section.GetRawConstantValue()}__{property.Name}".Replace(":", "__", StringComparison.Ordinal);

    // configuration["Agent:Secret"]: read without an options class, before there are options.
    private static IEnumerable<string> DirectKeys() =>
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "Agent.Api"), "*.cs", SearchOption.AllDirectories)
        from Match match in DirectRead().Matches(File.ReadAllText(file))
        select match.Groups["key"].Value.Replace(":", "__", StringComparison.Ordinal);

    [GeneratedRegex("onfiguration\\[\"(?<key>[A-Za-z]+:[A-Za-z:]+)\"\\]")]
    private static partial Regex DirectRead();
}
