using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Plugins.Scoring;

/// <summary>
/// The rules of scoring as data: <c>prompts/rubric.json</c>, checked on load. No number that stands there is repeated in code.
/// </summary>
public sealed record Rubric
{
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

    /// <summary>Reads and checks a rubric. Throws <see cref="RubricException"/> that names the key; never returns a half-valid one.</summary>
    public static Rubric Parse(string json)
    {
        var rubric = Read(json) ?? throw new RubricException("$", "is null, expected an object");
        RubricCheck.Run(rubric);

        return rubric with { Hash = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))}" };
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
}

/// <summary>The five parts of the score. Their maxima add up to 100.</summary>
public sealed record CriteriaRules(NeedRules Need, TimelineRules Timeline, BudgetRules Budget, AuthorityRules Authority, FitRules Fit);

public sealed record NeedRules(int Max, int Specific, int General, int Vague);

/// <summary>Nearest edge first; <c>later</c> also stands for "someday".</summary>
public sealed record TimelineRules(int Max, IReadOnlyList<DayEdge> UpTo, int Later);

public sealed record DayEdge(int Days, int Points);

/// <summary>Highest edge first, in USD a year; the last edge stands for any amount above it.</summary>
public sealed record BudgetRules(int Max, IReadOnlyList<AmountEdge> From, int Approved);

public sealed record AmountEdge(decimal Usd, int Points);

public sealed record AuthorityRules(int Max, int Executive, int Director, int Manager, int Contributor, int StudentOrIntern);

/// <summary>Highest edge first, in people.</summary>
public sealed record FitRules(int Max, IReadOnlyList<SizeEdge> From, int FreeMailPenalty);

public sealed record SizeEdge(int People, int Points);

public sealed record DispositionRules(int QualifiedFrom, int NeedsInfoMissing, int NurtureFrom, int BorderlineWithin, string LowFitReasonCode);

public sealed record SegmentRules(int EnterpriseFrom);

/// <summary>So many links in the lead's text make it spam whatever the reader says.</summary>
public sealed record SpamRules(int Links, string ReasonCode);

/// <summary>What ends a lead before its points count. Keys are intents, e-mail domains (subdomains included) and countries; values are reason codes.</summary>
public sealed record HardDisqualifiers(
    IReadOnlyDictionary<string, string> Intents,
    IReadOnlyDictionary<string, string> Domains,
    IReadOnlyDictionary<string, string> Countries);

/// <summary>USD for one unit of each currency; the default is what an amount without a currency is taken for.</summary>
public sealed record CurrencyRules(string Default, IReadOnlyDictionary<string, decimal> UsdPerUnit);

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
