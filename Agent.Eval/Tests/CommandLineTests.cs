using Agent.Eval.Commands;

namespace Agent.Eval.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Parse_Nothing_IsTheWholeOfflineRun()
    {
        var options = Parse();

        Assert.Equal(("offline", true, true, 1, 1), (options.Mode, options.IsWhole, options.IsExact, options.Plan.Repeats, options.Plan.Lanes));
        Assert.Empty(options.Plan.Settings);
        Assert.Null(options.Plan.Cap);
    }

    [Fact]
    public void Parse_Live_AsksTheModelThriceUnderALimit()
    {
        var options = RunOptions.Parse(["--live", "--model=big", "--price", "0.15,0.60"], name => name == "OPENAI_API_KEY" ? "secret" : null);

        Assert.Equal(("live", false, 3, 4), (options.Mode, options.IsExact, options.Plan.Repeats, options.Plan.Lanes));
        Assert.Equal(1m, options.Plan.Cap!.Most);
        Assert.Superset(
            new HashSet<(string, string)>
            {
                ("OpenAI:ApiKey", "secret"), ("OpenAI:Model", "big"), ("Prices:Models:0:Model", "big"), ("Prices:Models:0:Output", "0.60"), ("Agent:MaxCostUsdPerRun", "0.50"),
            },
            options.Plan.Settings.ToHashSet());
    }

    [Fact]
    public void Parse_Live_HandsTheServiceItsPrices()
    {
        var settings = RunOptions.Parse(["--live", "--max-cost", "0.2"], _ => "secret").Plan.Settings;

        Assert.Contains(settings, setting => setting.Key.StartsWith("Prices:Table:", StringComparison.Ordinal) && setting.Value == "gpt-4o-mini");
        Assert.Contains(("Agent:MaxCostUsdPerRun", "0.2"), settings);
        Assert.DoesNotContain(settings, setting => setting.Key == "OpenAI:Endpoint");
    }

    [Fact]
    public void Parse_KeyWithoutLive_StaysOffline() => Assert.Empty(RunOptions.Parse([], _ => "secret").Plan.Settings);

    [Fact]
    public void Parse_Settings_PassThrough()
    {
        var options = Parse("--set", "Recordings:Mode=replay", "--set", "Agent__Outreach=propose", "a_case");

        Assert.Equal([("Recordings:Mode", "replay"), ("Agent:Outreach", "propose")], options.Plan.Settings);
        Assert.Equal(("recorded", true, false), (options.Mode, options.IsExact, options.IsWhole));
        Assert.Equal(["a_case"], options.Names);
    }

    [Theory]
    [InlineData("--live needs OPENAI_API_KEY", "--live")]
    [InlineData("--repeats needs --live", "--repeats", "3")]
    [InlineData("--model needs --live", "--model", "x")]
    [InlineData("--repeats is '0': it must be a whole number from 1 to 20", "--live", "--endpoint", "http://localhost/v1", "--repeats", "0")]
    [InlineData("--max-cost is 'x'", "--live", "--endpoint", "http://localhost/v1", "--max-cost", "x")]
    [InlineData("--price takes two numbers", "--live", "--endpoint", "http://localhost/v1", "--price", "1")]
    [InlineData("--endpoint must be", "--live", "--endpoint", "ftp://localhost")]
    [InlineData("--only is 'all'", "--only", "all")]
    [InlineData("--accept needs a run of all cases", "--accept", "--only", "cases")]
    [InlineData("--accept needs a run of all cases", "--accept", "a_case")]
    [InlineData("--lanes is '17'", "--lanes", "17")]
    [InlineData("--set takes KEY=VALUE", "--set", "x")]
    [InlineData("--colour is no option", "--colour", "red")]
    [InlineData("--json needs a value", "--json")]
    [InlineData("--json is given twice", "--json", "a", "--json", "b")]
    public void Parse_Nonsense_SaysWhatIsAllowed(string message, params string[] words) =>
        Assert.Contains(message, Assert.Throws<UsageException>(() => Parse(words)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "run", "--help")]
    [InlineData(0, "add", "--help")]
    [InlineData(2, "--colour")]
    [InlineData(2, "add")]
    [InlineData(1, "run", "no_such_case")]
    public async Task Main_WithoutARun_AnswersWithAnExitCode(int code, params string[] words) => Assert.Equal(code, await EvalProgram.Main(words));

    private static RunOptions Parse(params string[] words) => RunOptions.Parse(words, _ => null);
}
