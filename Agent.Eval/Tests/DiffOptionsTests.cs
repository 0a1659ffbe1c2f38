using Agent.Eval.Commands;
using Agent.Eval.Diff;

namespace Agent.Eval.Tests;

public sealed class DiffOptionsTests
{
    [Fact]
    public void Parse_PromptsOnly_LooksAt200LeadsOfflineAndFailsOnDispositions()
    {
        var options = DiffOptions.Parse(["--prompts", "candidate"], _ => null);

        Assert.Equal(("candidate", 200, FailOn.Disposition, 0, ReadBy.Offline, "rubric.json"),
            (options.Prompts, options.Last, options.FailOn, options.Allow, options.ReadBy, options.Rubric));
    }

    /// <summary>A key in the environment alone must never cost money.</summary>
    [Fact]
    public void Parse_KeyInTheEnvironment_StaysOffline()
    {
        var options = DiffOptions.Parse(["--prompts", "candidate"], name => name == "OPENAI_API_KEY" ? "secret" : null);

        Assert.Equal(ReadBy.Offline, options.ReadBy);
        Assert.DoesNotContain("OpenAI:ApiKey", options.Settings.Keys);
    }

    [Fact]
    public void Parse_ReplayInTheEnvironment_ReadsFromRecordings() =>
        Assert.Equal(ReadBy.Recordings, DiffOptions.Parse(["--prompts", "candidate"], name => name == "Recordings__Mode" ? "replay" : null).ReadBy);

    [Fact]
    public void Parse_Live_TakesKeyModelAndLimit()
    {
        var options = DiffOptions.Parse(["--prompts", "c", "--live", "--max-cost", "0.50", "--model", "big"], name => name == "OPENAI_API_KEY" ? "secret" : null);

        Assert.Equal((ReadBy.Live, 0.50m, "secret", "big"), (options.ReadBy, options.MaxCost, options.Settings["OpenAI:ApiKey"], options.Settings["OpenAI:Model"]));
    }

    [Theory]
    [InlineData("diff needs --prompts")]
    [InlineData("--last is '0': it must be a whole number from 1", "--prompts", "c", "--last", "0")]
    [InlineData("--allow is '-1'", "--prompts", "c", "--allow", "-1")]
    [InlineData("--fail-on is 'score': it must be one of tier, disposition, reject, none", "--prompts", "c", "--fail-on", "score")]
    [InlineData("--fail-on is '1'", "--prompts", "c", "--fail-on", "1")]
    [InlineData("--live needs OPENAI_API_KEY", "--prompts", "c", "--live", "--max-cost", "1")]
    [InlineData("--live needs --max-cost", "--prompts", "c", "--live", "--endpoint", "http://localhost/v1")]
    [InlineData("--max-cost is 'much'", "--prompts", "c", "--live", "--endpoint", "http://localhost/v1", "--max-cost", "much")]
    [InlineData("--max-cost needs --live", "--prompts", "c", "--max-cost", "1")]
    [InlineData("--model needs --live or --recordings", "--prompts", "c", "--model", "big")]
    [InlineData("--live and --recordings", "--prompts", "c", "--live", "--recordings", "r")]
    [InlineData("options only, not 'candidate'", "candidate")]
    public void Parse_Nonsense_SaysWhatIsAllowed(string message, params string[] words) =>
        Assert.Contains(message, Assert.Throws<UsageException>(() => DiffOptions.Parse(words, _ => null)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "diff", "--help")]
    [InlineData(0, "recordings", "--help")]
    [InlineData(2, "diff")]
    [InlineData(2, "diff", "--prompts", "no-such-folder")]
    [InlineData(2, "recordings", "--folder", "no-such-folder")]
    public async Task Main_WithoutARun_AnswersWithAnExitCode(int code, params string[] words) => Assert.Equal(code, await EvalProgram.Main(words));
}
