using System.Text.RegularExpressions;

namespace Agent.Tests.House;

/// <summary>What reviewers would otherwise have to look for by eye.</summary>
public sealed partial class HouseRuleTests
{
    private const int LongestFile = 250;

    /// <summary>Where everything that is thrown is caught, and why it may be.</summary>
    private static readonly Dictionary<string, string> CatchesEverything = new(StringComparer.Ordinal)
    {
        ["Agent.Api/Data/Servers/PrivateServers.cs"] = "cleans up and throws on",
        ["Agent.Api/Dispatch/RunDispatcher.cs"] = "the end of a pass: whatever happened, the run goes back to the queue or to a person",
        ["Agent.Api/Gates/GateFilter.cs"] = "Semantic Kernel would show the exception to the model",
        ["Agent.Api/Gates/StepFilter.cs"] = "Semantic Kernel would show the exception to the model",
    };

    [Fact]
    public void Sql_All_IsInPostgresFiles()
    {
        var files = Source.Files("Agent.Api", "Agent.Plugins").Where(file => Sql().IsMatch(string.Join('\n', Source.Lines(file)))).ToList();

        Assert.All(files, file => Assert.StartsWith("Postgres", Path.GetFileName(file), StringComparison.Ordinal));
        Assert.NotEmpty(files);
    }

    [Fact]
    public void Clock_All_IsTheInjectedOne() => Assert.Empty(Source.Find(line => Now().IsMatch(line), "Agent.Api", "Agent.Plugins"));

    [Fact]
    public void Waiting_None_BlocksAThread()
    {
        // a signal handler cannot wait in another way
        const string Known = "Agent.Api/Data/Servers/PrivateServers.cs";
        var blocking = Source.Find(line => line.Contains("Thread.Sleep", StringComparison.Ordinal) || Blocking().IsMatch(line), Source.Product);

        Assert.All(blocking, hit => Assert.StartsWith(Known, hit, StringComparison.Ordinal));
    }

    [Fact]
    public void Nulls_None_AreForgivenByDecree() =>
        Assert.Empty(Source.Find(line => line.Contains("null!", StringComparison.Ordinal) || line.Contains("default!", StringComparison.Ordinal), Source.Product));

    [Fact]
    public void Catches_OfEverything_HaveAFilterOrAReason()
    {
        var catches = Source.Find(line => CatchAll().IsMatch(line), "Agent.Api", "Agent.Plugins").Select(hit => hit.Split(':')[0]).Distinct().ToList();

        Assert.Empty(catches.Except(CatchesEverything.Keys));
        Assert.Empty(CatchesEverything.Keys.Except(catches));
    }

    [Fact]
    public void Logging_All_IsGenerated() => Assert.Empty(Source.Find(line => Log().IsMatch(line), "Agent.Api", "Agent.Plugins"));

    [Fact]
    public void Files_None_IsLongerThanAScreenOrThree() => Assert.Empty(
        Source.Files(Source.Product).Where(file => Source.Lines(file).Length > LongestFile).Select(file => $"{file}: {Source.Lines(file).Length} lines"));

    [Fact]
    public void Tests_None_SleepOrWaitByTheClock() => Assert.DoesNotContain(
        Source.Find(line => Sleep().IsMatch(line), "Agent.Tests"), hit => !hit.StartsWith("Agent.Tests/House/", StringComparison.Ordinal));

    [Fact]
    public void Tests_All_AreNamedMethodStateResult() => Assert.Empty(
        from type in typeof(HouseRuleTests).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0 && !method.Name.Contains('_', StringComparison.Ordinal)
        select $"{type.Name}.{method.Name}");

    [Fact]
    public void ConditionalCode_AtMostOneFileAPackage() => Assert.InRange(
        Source.Find(line => line.StartsWith("#if", StringComparison.Ordinal), Source.Product).Select(hit => hit.Split(':')[0]).Distinct().Count(), 0, 3);

    // A literal that begins with a statement's first words; our SQL is lower case.
    [GeneratedRegex("\"\\s*(select [a-z(*$]|insert into \\w|update \\w+( \\w+)? set |delete from \\w|create (table|index|function|database) |with \\w+ as )")]
    private static partial Regex Sql();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(UtcNow|Now|Today)\b|\bStopwatch\b|\bEnvironment\.TickCount")]
    private static partial Regex Now();

    [GeneratedRegex(@"\.GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"^catch\s*(\(Exception( \w+)?\))?$")]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex Log();

    [GeneratedRegex(@"Thread\.Sleep|Task\.Delay\(")]
    private static partial Regex Sleep();
}
