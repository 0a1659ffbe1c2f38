using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Plugins.Scoring;

/// <summary>
/// The rules of scoring as data: <c>prompts/rubric.json</c> or a preset beside it, checked on load. No number that stands there is
/// repeated in code.
/// </summary>
public sealed record Rubric
{
    /// <summary>Which rubric this is, in lower case (<c>champ</c>). Default <c>rubric</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The author's own count of its editions. Default <c>1</c>. What a decision was made with is told by <see cref="Hash"/> alone.</summary>
    public string? Version { get; init; }

    public required CriteriaRules Criteria { get; init; }

    public required DispositionRules Dispositions { get; init; }

    public required SegmentRules Segments { get; init; }

    public required SpamRules Spam { get; init; }

    public required HardDisqualifiers HardDisqualifiers { get; init; }

    /// <summary>The closed list: no other reason code may be written anywhere.</summary>
    public required IReadOnlyList<string> ReasonCodes { get; init; }

    public required CurrencyRules Currencies { get; init; }

    /// <summary><c>sha256:</c> and the hex digest of the file's text; every decision carries it.</summary>
    [JsonIgnore]
    public string Hash { get; private init; } = "";

    /// <summary>Name and version as people see them: <c>champ 1</c>.</summary>
    [JsonIgnore]
    public string Title => $"{Name ?? "rubric"} {Version ?? "1"}";

    /// <summary>The facts that carry points, in the order in which the file lists its criteria: the order of every answer.</summary>
    [JsonIgnore]
    internal IReadOnlyList<ScoredFact> Order { get; private init; } = ScoredFact.All;

    /// <summary>Reads and checks a rubric. Throws <see cref="RubricException"/> that names the key; never returns a half-valid one.</summary>
    public static Rubric Parse(string json)
    {
        var rubric = Read(json) ?? throw new RubricException("$", "is null, expected an object");
        RubricCheck.Run(rubric);

        return rubric with { Hash = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))}", Order = OrderIn(json) };
    }

    public bool HasReasonCode(string? code) => code is not null && ReasonCodes.Contains(code, StringComparer.Ordinal);

    private static Rubric? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, RubricJson.Default.Rubric);
        }
        catch (JsonException broken)
        {
            throw new RubricException(broken.Path is { Length: > 2 } path ? path[2..] : "$", broken.Message, broken);
        }
    }

    private static ScoredFact[] OrderIn(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });

        return [.. document.RootElement.GetProperty("criteria").EnumerateObject().Select(member => ScoredFact.All.First(fact => fact.Key == member.Name))];
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(Rubric))]
internal sealed partial class RubricJson : JsonSerializerContext;
