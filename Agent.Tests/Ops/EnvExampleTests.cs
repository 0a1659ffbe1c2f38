namespace Agent.Tests.Ops;

public sealed class EnvExampleTests
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

    [Fact]
    public void Options_EverySetting_IsInTheExample()
    {
        var missing = SettingKeys.All.Where(key => !EnvExample.Keys.Any(known => known == key || known.StartsWith(key + "__", StringComparison.Ordinal)));

        Assert.Empty(missing);
    }

    [Fact]
    public void Example_EverySettingOfAnOptionsSection_IsOneTheServiceReads()
    {
        var known = SettingKeys.All;
        var sections = known.Select(Section).ToHashSet();

        var unread = EnvExample.Keys.Where(key => key.Contains("__", StringComparison.Ordinal) && sections.Contains(Section(key)))
            .Where(key => !known.Any(option => key == option || key.StartsWith(option + "__", StringComparison.Ordinal)));

        Assert.Empty(unread);
    }

    private static string Section(string key) => key[..key.LastIndexOf("__", StringComparison.Ordinal)];
}
