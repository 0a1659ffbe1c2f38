using System.Text;
using System.Text.Json;

namespace Agent.Api.Model.Offline;

/// <summary>The writer: one plain-text template for each purpose. No links, no addresses, nothing the request does not hold.</summary>
internal static class EmailWriter
{
    /// <summary>The response schema by which a writer's request is known.</summary>
    public const string Schema = "email_body";

    // More than two questions in a first mail go unanswered.
    private const int MostQuestions = 2;

    public static ChatReply Answer(ChatRequest request)
    {
        using var document = Parse(request.LastUserText());
        var letter = document.RootElement;
        var body = new StringBuilder(512);

        body.Append(Text(letter, "first_name") is { } name ? "Hello " + name : "Hello").Append(",\n\n");
        AppendMiddle(body, letter);
        body.Append("\n\nKind regards,\n").Append(Text(letter, "sender") ?? "The sales team");

        return ChatReply.Say(Arguments.Of(("body", body.ToString())));
    }

    private static void AppendMiddle(StringBuilder body, JsonElement letter)
    {
        var company = Text(letter, "company") is { } name ? $" at {name}" : "";

        switch (Text(letter, "purpose"))
        {
            case "propose_meeting":
                body.Append("Thank you for your request. What you describe is something we help teams with, and we would like to understand your plans")
                    .Append(company).Append(" better.\n\n")
                    .Append("Could we talk for half an hour this week or next? Please reply with two times that suit you, and with the names of any colleagues who should join.");
                break;

            case "ask_for_facts":
                body.Append("Thank you for writing to us. So that the right person can answer you").Append(company)
                    .Append(", it would help us to know a little more.\n");
                AppendQuestions(body, letter);
                body.Append("\nA short reply to this mail is enough; a rough answer is fine too.");
                break;

            default:
                body.Append("Thank you for your interest. It sounds as if this is not urgent for you").Append(company)
                    .Append(", and there is no hurry on our side.\n\n")
                    .Append("We will get back to you in a while. If your plans change before that, a reply to this mail reaches us at any time.");
                break;
        }
    }

    private static void AppendQuestions(StringBuilder body, JsonElement letter)
    {
        var asked = 0;

        foreach (var field in MissingFields(letter))
        {
            if (Question(field) is { } question && asked < MostQuestions)
            {
                body.Append("\n- ").Append(question);
                asked++;
            }
        }

        body.Append(asked == 0 ? "\n- What would you like to achieve, and by when?\n" : "\n");
    }

    private static string? Question(string field) => field switch
    {
        "need" => "What would you like to solve, and how do you handle it today?",
        "timeline" => "When would you like to start?",
        "budget" => "What range have you set aside for this?",
        "title" => "What is your role in the decision?",
        "company_size" => "About how many people work at your company?",
        _ => null,
    };

    private static IEnumerable<string> MissingFields(JsonElement letter) =>
        letter.TryGetProperty("missing_fields", out var fields) && fields.ValueKind is JsonValueKind.Array
            ? fields.EnumerateArray().Where(field => field.ValueKind is JsonValueKind.String).Select(field => field.GetString()!)
            : [];

    private static string? Text(JsonElement letter, string name) =>
        letter.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static JsonDocument Parse(string text)
    {
        var document = JsonDocument.Parse(text);
        return document.RootElement.ValueKind is JsonValueKind.Object ? document : throw new BadChatRequestException("The writer's request must be a JSON object.");
    }
}
