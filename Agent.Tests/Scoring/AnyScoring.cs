using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;

namespace Agent.Tests.Scoring;

/// <summary>Leads, facts and rubrics of any kind, from a seed: what must hold for one of them must hold for all.</summary>
internal static class AnyScoring
{
    private static readonly string[] Keys = ["need", "timeline", "budget", "authority", "fit"];

    public static Lead Lead(Random random) => ScoringMake.Lead() with
    {
        AddressClass = Pick<AddressClass>(random),
        Company = random.Next(3) == 0 ? null : "Acme",
        Domain = random.Next(10) == 0 ? "competitor.example" : "acme.com",
    };

    /// <summary>Anything a reader could send, sense or nonsense.</summary>
    public static LeadFacts Facts(Random random) => new()
    {
        Need = new(Pick<NeedLevel>(random), Evidence(random)),
        Timeline = new(
            Pick<TimelineKind>(random),
            Maybe(random, () => random.Next(int.MinValue, int.MaxValue)),
            Maybe(random, () => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber))),
            Evidence(random)),
        Budget = new(
            Pick<BudgetKind>(random),
            Maybe(random, () => random.Next(4) == 0 ? decimal.MaxValue : random.Next(-100, 100_000)),
            random.Next(3) switch { 0 => "EUR", 1 => "??", _ => null },
            Maybe(random, () => Pick<BudgetPeriod>(random)),
            Evidence(random)),
        Authority = new(Pick<AuthorityLevel>(random), Evidence(random)),
        CompanySize = new(Maybe(random, () => random.Next(-10, 5_000)), Maybe(random, () => random.Next(-10, 5_000)), Evidence(random)),
        Intent = new(Pick<IntentKind>(random), Evidence(random)),
        Injection = new(random.Next(2) == 0, Evidence(random)),
    };

    /// <summary>What an honest reader finds in a buyer's lead: each fact known or not, with its quote.</summary>
    public static LeadFacts Sound(Random random) => ScoringMake.Facts(
        (NeedLevel)random.Next(4),
        Maybe(random, () => random.Next(800)),
        Maybe(random, () => (decimal)random.Next(1, 90_000)),
        (AuthorityLevel)random.Next(6),
        Maybe(random, () => random.Next(1, 900)));

    /// <summary>A rubric that its check takes: weights, levels, edges, labels, order and thresholds by chance; some criteria without weight.</summary>
    public static Rubric Rubric(Random random)
    {
        var max = Weights(random);
        var criteria = new Dictionary<string, JsonObject>(StringComparer.Ordinal)
        {
            ["need"] = Levels(random, max[0], "specific", "general", "vague"),
            ["timeline"] = new() { ["max"] = max[1] },
            ["budget"] = new() { ["max"] = max[2], ["from"] = Edges(random, max[2], "usd", Descending(random, 120_000, 0)), ["approved"] = random.Next(max[2] + 1) },
            ["authority"] = Levels(random, max[3], "executive", "director", "manager", "contributor", "student_or_intern"),
            ["fit"] = new() { ["max"] = max[4], ["from"] = Edges(random, max[4], "people", Descending(random, 3_000, 0)), ["free_mail_penalty"] = random.Next(max[4] + 1) },
        };
        var days = Descending(random, 700, 1).Reverse().ToArray();
        criteria["timeline"]["up_to"] = Edges(random, max[1], "days", days);
        criteria["timeline"]["later"] = criteria["timeline"]["up_to"]!.AsArray() is { Count: > 0 } edges ? random.Next((int)edges[^1]!["points"]! + 1) : max[1];

        foreach (var (key, rules) in criteria)
        {
            rules["ask"] = random.Next(4) > 0;
            rules["label"] = $"{key}_{random.Next(100)}";
        }

        var asked = criteria.Values.Count(rules => (bool)rules["ask"]!);
        var qualified = random.Next(2, 101);
        var root = JsonNode.Parse(ScoringMake.RubricText)!;
        root["criteria"] = new JsonObject(Keys.OrderBy(_ => random.Next()).Select(key => KeyValuePair.Create(key, (JsonNode?)criteria[key])));
        root["dispositions"] = new JsonObject
        {
            ["qualified_from"] = qualified,
            ["needs_info_missing"] = random.Next(1, Math.Max(1, asked) + 1),
            ["nurture_from"] = random.Next(qualified),
            ["borderline_within"] = random.Next(6),
            ["low_fit_reason_code"] = "low_fit",
        };
        return Plugins.Scoring.Rubric.Parse(root.ToJsonString());
    }

    public static T Pick<T>(Random random) where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private static Evidence? Evidence(Random random) => random.Next(5) switch
    {
        0 => null,
        1 => new("message", "not in there"),
        2 => new("nowhere", "as said"),
        _ => ScoringMake.Said,
    };

    private static T? Maybe<T>(Random random, Func<T> make) where T : struct => random.Next(3) == 0 ? null : make();

    private static int[] Weights(Random random)
    {
        int[] cuts = [0, .. Enumerable.Range(0, 4).Select(_ => random.Next(3) == 0 ? 0 : random.Next(101)).Order(), 100];
        return [.. cuts.Skip(1).Zip(cuts, (to, from) => to - from).OrderBy(_ => random.Next())];
    }

    private static JsonObject Levels(Random random, int max, params string[] names)
    {
        var levels = new JsonObject { ["max"] = max };
        var points = Points(random, max, names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            levels[names[i]] = points[i];
        }

        return levels;
    }

    private static JsonArray Edges(Random random, int max, string name, int[] edges)
    {
        var points = Points(random, max, edges.Length);
        return max == 0 && random.Next(2) == 0
            ? []
            : new([.. edges.Select((edge, i) => (JsonNode)new JsonObject { [name] = edge, ["points"] = points[i] })]);
    }

    private static int[] Points(Random random, int max, int count) => [max, .. Enumerable.Range(1, count - 1).Select(_ => random.Next(max + 1)).OrderDescending()];

    private static int[] Descending(Random random, int most, int least) =>
        [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(3) == 0 ? random.Next(least, 10) : random.Next(least, most)).Distinct().OrderDescending()];
}
