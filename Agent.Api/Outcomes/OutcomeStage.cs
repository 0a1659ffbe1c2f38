using System.Text.Json.Serialization;
using Agent.Plugins;

namespace Agent.Api.Outcomes;

/// <summary>What became of a lead, as the sales team tells it. The latest one counts.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<OutcomeStage>))]
public enum OutcomeStage
{
    /// <summary>They talked to us.</summary>
    Meeting,

    /// <summary>A meeting was set and nobody came.</summary>
    NoShow,

    /// <summary>There is a deal in the making.</summary>
    Opportunity,

    /// <summary>They bought.</summary>
    Won,

    /// <summary>They did not buy.</summary>
    Lost,

    /// <summary>It should never have reached sales.</summary>
    BadLead,
}

/// <summary>The stages by the words they travel as, and what they say of the decision.</summary>
internal static class OutcomeStages
{
    private static readonly Dictionary<string, OutcomeStage> ByWord = Enum.GetValues<OutcomeStage>().ToDictionary(WireJson.Word, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Words => ByWord.Keys;

    /// <summary>The words of the good ones.</summary>
    public static string[] Good { get; } = [.. ByWord.Where(entry => entry.Value.IsGood()).Select(entry => entry.Key)];

    public static OutcomeStage Parse(string word) => Find(word) ?? throw new InvalidOperationException($"'{word}' is no stage of an outcome.");

    public static OutcomeStage? Find(string? word) => word is not null && ByWord.TryGetValue(word, out var stage) ? stage : null;

    /// <summary>
    /// Whether it was worth somebody's time. A no-show is not: it took an hour and gave nothing. If they come in the end, that is the
    /// next stage, and only the last one counts.
    /// </summary>
    public static bool IsGood(this OutcomeStage stage) => stage is OutcomeStage.Meeting or OutcomeStage.Opportunity or OutcomeStage.Won;
}
