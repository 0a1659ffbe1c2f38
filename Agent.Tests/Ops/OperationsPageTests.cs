using System.Text.RegularExpressions;

namespace Agent.Tests.Ops;

/// <summary>The table of settings in docs/operations.md names what the service reads, and nothing else.</summary>
public sealed partial class OperationsPageTests
{
    private static readonly string[] Named =
    [
        .. from line in RepositoryFiles.Read("docs/operations.md").Split("## Configuration")[1].Split("\n## ")[0].Split('\n')
           where line.StartsWith("| `", StringComparison.Ordinal)
           from Match match in Key().Matches(line.Split('|')[1])
           select match.Groups["key"].Value,
    ];

    [Fact]
    public void Table_EverySetting_IsNamedOnce()
    {
        Assert.Equal(Named.Distinct(), Named);
        Assert.Empty(SettingKeys.All.Where(key => !Named.Any(named => Names(named, key))));
    }

    [Fact]
    public void Table_EveryKeyOfASection_IsOneTheServiceReads()
    {
        var sections = SettingKeys.All.Select(key => key.Split("__")[0]).ToHashSet();

        Assert.Empty(Named.Where(named => sections.Contains(named.Split("__")[0]) && !SettingKeys.All.Any(key => Names(named, key))));
    }

    // An entry of a list or a map stands for it: Agent__Models__{agent}.
    private static bool Names(string named, string key) => named == key || named.StartsWith(key + "__", StringComparison.Ordinal);

    [GeneratedRegex("`(?<key>[A-Za-z][A-Za-z_0-9{}]*)`")]
    private static partial Regex Key();
}
