using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Agent.Eval.Corrections;

/// <summary>
/// Takes the person out of a lead and leaves the case: another address of the same class, another name, no phone number, and nothing of the
/// fields that no reader sees. The company and the words stay: they are what the case is about, so somebody has to look at them.
/// </summary>
internal static partial class Scrub
{
    private const string Name = "Sam Example";
    private const string Phone = "[phone]";

    private static readonly string[] Kept =
        ["email", "company", "name", "title", "company_size", "need", "timeline", "budget", "message", "website", "country", "source", "page_url"];

    /// <param name="address">The new address.</param>
    public static ScrubbedLead Apply(StoredLead stored, string address)
    {
        var person = PersonOf((string?)stored.Lead["name"]);
        var lead = new JsonObject();
        foreach (var field in Kept)
        {
            if ((string?)stored.Lead[field] is { Length: > 0 } text)
            {
                lead[field] = field == "email" ? address : Clean(text, stored.Email, address, person);
            }
        }

        string[] dropped = [.. stored.Lead.Where(field => field.Value is not null && IsPersonal(field.Key)).Select(field => field.Key)];
        return new(lead, dropped, person.Length == 0 && lead["name"] is not null);
    }

    // What is kept beside the fields of a form is the service's own.
    private static bool IsPersonal(string field) => field is "phone" or "utm" or "consent" or "external_id" or "custom";

    private static string Clean(string text, string email, string address, string[] person)
    {
        text = Address().Replace(text, found => found.Value.Equals(email, StringComparison.OrdinalIgnoreCase) ? address : "someone@elsewhere.example");
        text = Telephone().Replace(text, Phone);
        if (person.Length > 0)
        {
            text = Replace(text, string.Join(' ', person), Name);
            text = Replace(text, person[0], Name.Split(' ')[0]);
            text = Replace(text, person[^1], Name.Split(' ')[1]);
        }

        return Replace(text, email.Split('@')[^1], address.Split('@')[^1]);
    }

    // A name of two to four words; anything else may be what the case is about.
    private static string[] PersonOf(string? name) =>
        name?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: >= 2 and <= 4 } words && words.All(word => Word().IsMatch(word)) ? words : [];

    // Whole words as they are written: "Mark" the person, not "mark" the verb.
    private static string Replace(string text, string what, string with) =>
        what.Length < 3 ? text : Regex.Replace(text, $@"(?<![\w-]){Regex.Escape(what)}(?![\w-])", with.Replace("$", "$$", StringComparison.Ordinal));

    [GeneratedRegex(@"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Address();

    // International, with an area code in brackets or after 0, or in three groups. Amounts have no such shape.
    [GeneratedRegex(@"(?<![\w.])(?:(?:\+|00)[1-9][\d ()/.-]{6,}\d|\(\d{2,5}\)[ -]?\d{3,}[\d -]{2,}\d|0\d{1,4}[ /-]\d{3,}(?:[ -]?\d{2,})*|\d{3}[-.]\d{3}[-.]\d{4})(?!\w)")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"^\p{L}[\p{L}'’.-]*$")]
    private static partial Regex Word();
}

/// <param name="Dropped">Fields that were left out.</param>
/// <param name="OddName">The name looks like no name and was kept: it may be what the case is about.</param>
internal sealed record ScrubbedLead(JsonObject Lead, IReadOnlyList<string> Dropped, bool OddName);
