using System.Text.Json;

namespace Agent.Api.Intake;

/// <summary>JSON text that may hold half of a surrogate pair: valid JSON, but no text. Null stands for that.</summary>
internal static class JsonText
{
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A member's name, or null when it could not be stored.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return LeadText.Refusal(member.Name) is null ? member.Name : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
