using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Eval.Labels;

/// <summary>What a reader should find in a lead, in the words of docs/rubric.md. Ranges and lists hold every reading a careful person could defend.</summary>
internal sealed record FactLabels
{
    public required OneOf Need { get; init; }

    public required TimelineLabel Timeline { get; init; }

    public required BudgetLabel Budget { get; init; }

    public required OneOf Authority { get; init; }

    /// <summary>Null: the lead does not say.</summary>
    public required SizeLabel? CompanySize { get; init; }

    public required OneOf Intent { get; init; }

    public required bool Injection { get; init; }
}

/// <param name="Days">For a horizon: fewest and most days from the day the lead came in.</param>
internal sealed record TimelineLabel(OneOf Kind, IReadOnlyList<int>? Days = null);

/// <param name="UsdYear">For an amount: least and most US dollars a year, by the rubric's own table of currencies.</param>
internal sealed record BudgetLabel(OneOf Kind, IReadOnlyList<decimal>? UsdYear = null);

/// <param name="Min">Least and most that the fewest people may be.</param>
internal sealed record SizeLabel(IReadOnlyList<int> Min);

/// <summary>A word, or any of several: <c>"buyer"</c> or <c>["buyer", "unclear"]</c>.</summary>
[JsonConverter(typeof(OneOfConverter))]
internal sealed record OneOf(IReadOnlyList<string> Words)
{
    public bool Holds(string? word) => word is not null && Words.Contains(word, StringComparer.Ordinal);

    public override string ToString() => string.Join(" or ", Words);
}

/// <summary>Reads a text or a list of texts; writes the shorter of the two.</summary>
internal sealed class OneOfConverter : JsonConverter<OneOf>
{
    public override OneOf Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return new([reader.GetString()!]);
        }

        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException("Expected a word or a list of words.");
        }

        var words = new List<string>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            words.Add(reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw new JsonException("Expected a word."));
        }

        return words.Count > 0 ? new(words) : throw new JsonException("Expected at least one word.");
    }

    public override void Write(Utf8JsonWriter writer, OneOf value, JsonSerializerOptions options)
    {
        if (value.Words is [var only])
        {
            writer.WriteStringValue(only);
            return;
        }

        writer.WriteStartArray();
        foreach (var word in value.Words)
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
    }
}
