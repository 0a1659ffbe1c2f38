using System.Reflection;
using System.Text.RegularExpressions;
using Agent.Api;
using Xunit;

namespace Agent.Tests.Ops;

public sealed partial class EnvExampleTests
{
    [Fact]
    public void Keys_Each_OccursOnceWithACommentAbove()
    {
        Assert.Equal(EnvExample.Keys.Distinct(), EnvExample.Keys);
        for (var line = 1; line < EnvExample.Lines.Count; line++)
        {
            Assert.True(
                EnvExample.KeyOf(EnvExample.Lines[line]) is not { } key || EnvExample.Lines[line - 1].StartsWith("# ", StringComparison.Ordinal),
                $"line {line + 1} has no comment above it");
        }
    }

    [Fact]
    public void Lines_AllSwitchedOff_SoThatACopyChangesNothing() =>
        Assert.All(EnvExample.Lines, line => Assert.True(line.Length == 0 || line[0] == '#', line));

    /// <summary>An options class is one with a <c>Section</c> constant; each of its settings can be set from the environment.</summary>
    [Fact]
    public void Options_EverySetting_IsInTheExample()
    {
        var missing = OptionKeys().Where(key => !EnvExample.Keys.Any(known => known == key || known.StartsWith(key + "__", StringComparison.Ordinal)));

        Assert.Empty(missing);
    }

    [Fact]
    public void Example_EverySettingOfAnOptionsSection_IsOneTheServiceReads()
    {
        var known = OptionKeys().ToHashSet();
        var sections = known.Select(Section).ToHashSet();

        var unread = EnvExample.Keys.Where(key => key.Contains("__", StringComparison.Ordinal) && sections.Contains(Section(key)))
            .Where(key => !known.Any(option => key == option || key.StartsWith(option + "__", StringComparison.Ordinal)));

        Assert.Empty(unread);
    }

    private static IEnumerable<string> OptionKeys() => BoundKeys().Concat(DirectKeys()).Distinct();

    // configuration["Agent:Secret"]: read without an options class, before there are options.
    private static IEnumerable<string> DirectKeys() =>
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "Agent.Api"), "*.cs", SearchOption.AllDirectories)
        from Match match in DirectRead().Matches(File.ReadAllText(file))
        select match.Groups["key"].Value.Replace(":", "__", StringComparison.Ordinal);

    private static IEnumerable<string> BoundKeys() =>
        from type in typeof(Telemetry).Assembly.GetTypes()
        let section = type.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where section is { IsLiteral: true } && section.FieldType == typeof(string)
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        where property.CanWrite
        select $"{section.GetRawConstantValue()}__{property.Name}".Replace(":", "__", StringComparison.Ordinal);

    private static string Section(string key) => key[..key.LastIndexOf("__", StringComparison.Ordinal)];

    [GeneratedRegex("onfiguration\\[\"(?<key>[A-Za-z]+:[A-Za-z:]+)\"\\]")]
    private static partial Regex DirectRead();
}
