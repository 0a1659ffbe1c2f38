using System.Text.Json;
using Agent.Eval.Judging;
using Agent.Eval.Labels;

namespace Agent.Eval.Tests;

/// <summary>A case and an answer that fit, for tests to spoil.</summary>
internal static class Make
{
    public static Expectation Expected { get; } = new()
    {
        Tier = "qualified",
        Disposition = "qualified",
        Segment = "enterprise",
        Score = [70, 80],
        MissingFields = ["budget"],
        PendingGates = ["enterprise_scheduling"],
        Acts = ["upsert_lead_row"],
        ForbiddenActs = ["schedule_meeting"],
    };

    public static Answer Right { get; } = new()
    {
        RunId = "run_1",
        Tier = "qualified",
        Disposition = "qualified",
        Segment = "enterprise",
        Score = 75,
        MissingFields = ["budget"],
        ActionsTaken = [new("upsert_lead_row")],
        PendingActions = [new("schedule_meeting", "enterprise_scheduling")],
        Model = "offline",
    };

    public static Answer TurnedAway { get; } = Right with { Tier = "unqualified", Disposition = "disqualified" };

    public static FactLabels Labels { get; } = new()
    {
        Need = new(["specific", "general"]),
        Timeline = new(new(["horizon"]), [80, 100]),
        Budget = new(new(["amount"]), [10_000, 12_000]),
        Authority = new(["manager"]),
        CompanySize = new([200, 200]),
        Intent = new(["buyer"]),
        Injection = false,
    };

    public static FoundFacts Found { get; } = new()
    {
        Need = new("general"),
        Timeline = new("horizon", 90),
        Budget = new("amount", 10_000, "USD", "year"),
        Authority = new("manager"),
        CompanySize = new(200),
        Intent = new("buyer"),
        Injection = new(),
    };

    public static EvalCase Case(string name = "a_case", string language = "en", params string[] tags) => new()
    {
        Name = name,
        Language = language,
        Tags = tags,
        ReceivedAt = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero),
        Lead = Lead($$"""{"email":"{{name}}@{{name}}.example","need":"Route calls <b>fast</b>"}"""),
        Why = "Because.",
        Expected = Expected,
    };

    public static JsonElement Lead(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static Trial Trial(Expectation expected, Answer? answer) => answer is null
        ? new(null, "away", [new("answer", "200", "503 away")], [])
        : new(answer, "{}", Checks.Compare(expected, answer), []) { CostUsd = 0 };

    /// <summary>The case with these answers; null is no answer.</summary>
    public static CaseResult Result(EvalCase one, params Answer?[] answers) => new(one, [.. answers.Select(answer => Trial(one.Expected, answer))]);

    public static CaseResult Result(string name, params Answer?[] answers) => Result(Case(name), answers);
}
