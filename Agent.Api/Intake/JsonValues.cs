using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Agent.Api.Intake;

/// <summary>Single JSON values as what a lead holds. What is refused is added to the errors, with what is allowed, and read as null.</summary>
internal sealed class JsonValues(FieldErrors errors)
{
    /// <summary>A JSON value's type, for a sentence that says it is the wrong one.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "a number",
        JsonValueKind.String => "text",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    /// <summary>An object's members whose name can be read, each name once. Null is as good as absent.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Members(JsonElement parent, string? path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in parent.EnumerateObject())
        {
            if (JsonText.NameOf(member) is not { } name)
            {
                errors.Add(path ?? "body", "A member's name must be valid Unicode without U+0000.");
            }
            else if (!seen.Add(name))
            {
                errors.Add(path is null ? name : $"{path}.{name}", "Is given more than once.");
            }
            else
            {
                yield return (name, member.Value);
            }
        }
    }

    public bool IsObject(string field, JsonElement value, string allowed)
    {
        if (value.ValueKind is not JsonValueKind.Object && !IsBlank(value))
        {
            errors.Add(field, $"Must be {allowed}, not {Describe(value)}.");
        }

        return value.ValueKind is JsonValueKind.Object;
    }

    public string? Text(string field, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind is not JsonValueKind.String)
        {
            return Refuse<string?>(null, field, $"Must be text, not {Describe(value)}.");
        }

        var text = JsonText.Of(value);
        var refusal = text is null ? LeadText.HasLoneSurrogate : LeadText.Refusal(text);
        return refusal is not null ? Refuse<string?>(null, field, refusal) : string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public string? NumberOrText(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => LeadNumbers.Read(field, value, errors),
        JsonValueKind.String or JsonValueKind.Null => Text(field, value),
        _ => Refuse<string?>(null, field, $"Must be a number or text, not {Describe(value)}."),
    };

    /// <summary>A moment, in UTC.</summary>
    public DateTimeOffset? Time(string field, JsonElement value)
    {
        if (Text(field, value) is not { } text)
        {
            return null;
        }

        // Without an offset the moment would depend on the machine that reads it.
        return text.AsSpan().Trim() is var trimmed && HasOffset(trimmed)
            && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time.ToUniversalTime()
                : Refuse<DateTimeOffset?>(null, field, "Must be a date and time with an offset, such as 2030-01-31T09:30:00Z.");
    }

    /// <summary>The sender's own object. The result outlives the document it was read from.</summary>
    public JsonElement? Custom(JsonElement value)
    {
        if (!IsObject("custom", value, "an object"))
        {
            return null;
        }

        if (JsonMarshal.GetRawUtf8Value(value).Length > LeadLimits.Custom)
        {
            return Refuse<JsonElement?>(null, "custom", $"Must be at most {LeadLimits.Custom / 1024} KiB.");
        }

        CheckInside("custom", value);
        return value.EnumerateObject().Any() ? value.Clone() : null;
    }

    /// <summary>Adds the error; what is left stands in for the refused value.</summary>
    public T Refuse<T>(T left, string field, string message)
    {
        errors.Add(field, message);
        return left;
    }

    public static string Unknown(string name, string[] known) =>
        LeadFieldNames.Nearest(name, known) is { } nearest ? $"Is not a known member. Did you mean {nearest}?" : "Is not a known member.";

    private static bool IsBlank(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null || (value.ValueKind is JsonValueKind.String && JsonText.Of(value) is { } text && string.IsNullOrWhiteSpace(text));

    private static bool HasOffset(ReadOnlySpan<char> text) =>
        text.Length >= "2030-01-31T09:30Z".Length && char.IsAsciiDigit(text[0]) && text[4] == '-' && text[7] == '-' && text[10] is 'T' or 't' or ' '
        && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-');

    // Kept as sent, so it must be storable as sent: no duplicate names, no U+0000, no number without a value.
    private void CheckInside(string path, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var (name, entry) in Members(value, path))
                {
                    CheckInside($"{path}.{name}", entry);
                }

                break;
            case JsonValueKind.Array:
                foreach (var entry in value.EnumerateArray())
                {
                    CheckInside(path, entry);
                }

                break;
            case JsonValueKind.String:
                Text(path, value);
                break;
            case JsonValueKind.Number when !double.IsFinite(value.GetDouble()):
                errors.Add(path, "Must be a number that fits a 64-bit float.");
                break;
        }
    }
}
