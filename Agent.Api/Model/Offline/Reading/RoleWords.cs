using System.Text.RegularExpressions;
using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Api.Model.Offline.Reading.Words;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// From a job title to a level. A role is what the person is: "Assistant to the CEO" assists, and so does "Assistenz der Geschäftsführung".
/// Of several roles ("Owner / Operations Manager") the highest counts.
/// </summary>
internal static partial class RoleWords
{
    private static readonly PhraseBook Book = PhraseBook.Load("roles");

    /// <summary>Null when the words name no role known here.</summary>
    /// <param name="title">The title, or the words after "I am".</param>
    /// <param name="language">The language of the lead, where words mean different things ("chef").</param>
    public static AuthorityLevel? LevelOf(string title, Language language) =>
        Comma().Split(title).Select(part => LevelOfPart(part, language)).Max();

    /// <summary>The roles and words of relation in a text.</summary>
    public static List<PhraseHit> Find(WordText text) => Book.Find(text);

    /// <summary>Where the first role begins among these words; null when there is none, or a word of relation stands before it.</summary>
    public static int? FirstRole(List<PhraseHit> hits, int from, int to) =>
        hits.Where(hit => hit.Section != "former" && hit.First >= from && hit.First < to).OrderBy(hit => hit.First).ThenByDescending(hit => hit.Section == "relation")
            .Select(hit => hit.Section == "relation" ? (int?)null : hit.First).FirstOrDefault();

    private static AuthorityLevel? LevelOfPart(string part, Language language)
    {
        var text = WordText.Of(part);
        var hits = Book.Find(text);

        if (hits.Any(hit => hit.Section == "former"))
        {
            return AuthorityLevel.Contributor;
        }

        var roles = Longest(hits.Where(hit => hit.Section != "relation"), language);
        if (roles.Count == 0)
        {
            return RoleSpelling.LevelOf(text);
        }

        AuthorityLevel? best = null;
        foreach (var joined in Joined(text, roles, hits))
        {
            var level = LevelOf(joined, hits, out var assists);
            best = best is null || level > best ? level : best;

            if (assists)
            {
                break;
            }
        }

        return best;
    }

    // "Owner & Operations Manager": roles joined by a word, each with what belongs to it.
    private static IEnumerable<List<Role>> Joined(WordText text, List<Role> roles, List<PhraseHit> hits)
    {
        var group = new List<Role>();
        foreach (var role in roles)
        {
            if (group.Count > 0 && Enumerable.Range(group[^1].End, role.First - group[^1].End + 1).Any(at => Joins(text.Words[at])))
            {
                yield return group;
                group = [];
            }

            // What a relation introduces belongs to someone else: "office of the CEO".
            if (group.Count > 0 || !hits.Any(hit => hit.Section == "relation" && hit.First < role.First && roles.TrueForAll(other => other.First >= hit.First)))
            {
                group.Add(role);
            }
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static bool Joins(Word word) => word.AfterBreak || word.Text is "&" or "and" or "or" or "also" or "und" or "u" or "oder" or "sowie" or "et" or "ou" or "y" or "e" or "o";

    // English says last what a person is, the others first.
    private static AuthorityLevel LevelOf(List<Role> roles, List<PhraseHit> hits, out bool assists)
    {
        var first = roles[0];
        var end = hits.Where(hit => hit.Section == "relation" && hit.First >= first.End).Select(hit => hit.First).DefaultIfEmpty(int.MaxValue).Min();
        var own = roles.FindAll(role => role.First < end);
        var head = own[^1].English ? own[^1] : own[0];

        assists = head.Level is "assistant";
        return Levels[head.Level];
    }

    // The longest of what overlaps; of equals the lead's language, then English.
    private static List<Role> Longest(IEnumerable<PhraseHit> hits, Language language)
    {
        var roles = new List<Role>();
        foreach (var same in hits.GroupBy(hit => (hit.First, hit.End)).OrderByDescending(same => same.Key.End - same.Key.First).ThenBy(same => same.Key.First))
        {
            if (roles.TrueForAll(role => same.Key.End <= role.First || same.Key.First >= role.End))
            {
                var hit = same.OrderByDescending(hit => hit.Language == language.Code()).ThenByDescending(hit => hit.Language == "en").First();
                roles.Add(new(same.Key.First, same.Key.End, hit.Section, same.Any(each => each.Language == "en")));
            }
        }

        return [.. roles.OrderBy(role => role.First)];
    }

    private static readonly Dictionary<string, AuthorityLevel> Levels = new(StringComparer.Ordinal)
    {
        ["executive"] = AuthorityLevel.Executive,
        ["director"] = AuthorityLevel.Director,
        ["manager"] = AuthorityLevel.Manager,
        ["contributor"] = AuthorityLevel.Contributor,
        ["assistant"] = AuthorityLevel.Contributor,
        ["student"] = AuthorityLevel.StudentOrIntern,
    };

    private sealed record Role(int First, int End, string Level, bool English);

    [GeneratedRegex(@"[,;|()\n]|\s[-–—]\s", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();
}
