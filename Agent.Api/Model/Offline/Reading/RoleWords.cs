using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// From a job title to a level. A role is what the person is, so only the head of each phrase counts: "Assistant to the CEO" is an
/// assistant. Of several roles ("Owner / Operations Manager") the highest counts.
/// </summary>
internal static partial class RoleWords
{
    /// <summary>Null when the words name no role known here.</summary>
    public static AuthorityLevel? LevelOf(string title)
    {
        AuthorityLevel? best = null;

        // The relation is cut before "and" is split, or "Assistant to the CEO and Founder" would found something.
        foreach (var part in Comma().Split(title))
        {
            foreach (var head in And().Split(Relation().Replace(part, "")))
            {
                if (LevelOfOne(head.Trim(), part) is { } level && (best is null || level > best))
                {
                    best = level;
                }
            }
        }

        return best;
    }

    // Order matters: what a person is not (an assistant, a former CEO) comes before what the words also contain.
    private static AuthorityLevel? LevelOfOne(string head, string whole) => 0 switch
    {
        _ when head.Length == 0 => null,
        _ when Learner().IsMatch(head) => AuthorityLevel.StudentOrIntern,
        _ when Contributor().IsMatch(head) => AuthorityLevel.Contributor,
        _ when ChiefOfStaff().IsMatch(whole) => AuthorityLevel.Director,
        _ when Executive().IsMatch(head) => AuthorityLevel.Executive,
        _ when Director().IsMatch(head) => AuthorityLevel.Director,
        _ when Manager().IsMatch(head) => AuthorityLevel.Manager,
        _ when OtherContributor().IsMatch(head) => AuthorityLevel.Contributor,
        _ => null,
    };

    [GeneratedRegex(@"[,;|()]|\s[-–—]\s", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    [GeneratedRegex(@"[/+&]|\band\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex And();

    // What follows belongs to someone or something else.
    [GeneratedRegex(@"\s(?:to|for|of|at|in|on|with|within|reporting|under|@)\s.*$|['’]s (?=assistant|secretary)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Relation();

    [GeneratedRegex(@"\b(?:intern|interns|student|trainee|apprentice|undergrad(?:uate)?|werkstudent(?:in)?|pupil|(?:phd|doctoral|masters?) candidate)$|^(?:student|intern|trainee)\b(?!.*\b(?:manager|director|coordinator|officer|head|lead|advisor)$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Learner();

    [GeneratedRegex(
        @"\b(?:assistant|secretary|PA|EA|product owner|process owner|data owner|service owner|business partner|talent partner|people partner|account executive|sales executive|marketing executive|service executive|support executive|development executive|executive coordinator)$|^(?:former|ex|retired|aspiring|future|previous|ex-\w+)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contributor();

    [GeneratedRegex(@"\bchief of staff\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChiefOfStaff();

    [GeneratedRegex(
        @"\b(?:c[etfoimrpsdkl]o|ciso|chro|cxo|chief(?: [\w-]+){0,3} officer|chief executive|founder|co-?founder|owner|co-?owner|proprietor|(?:vice[- ])?president|[sea]?vp|managing director|managing member|managing partner|executive director|general partner|partner|chair(?:man|woman|person)?|principal owner|c-level|c-suite|executive|entrepreneur|boss)$|^(?:chief [\w-]+ officer|[sea]?vp|vice[- ]president|c[etfoimrpsd]o|ciso)\b(?!.*\b(?:assistant|office|secretary|manager|analyst|specialist|coordinator)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Executive();

    [GeneratedRegex(@"\b(?:director|head)$|^(?:head|director)\b(?!.*\b(?:assistant|coordinator|analyst|specialist|nurse|chef|cook|teacher)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Director();

    [GeneratedRegex(
        @"\b(?:manager|mgr|lead|leader|supervisor|foreman|superintendent|team ?lead|pm)$|^(?:lead|leading|supervising|managing) (?:[\w-]+ )*(?:engineer|developer|architect|designer|analyst|consultant|scientist|nurse|buyer|technician)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Manager();

    [GeneratedRegex(
        @"\b(?:engineer|developer|programmer|analyst|consultant|specialist|coordinator|administrator|admin|designer|architect|accountant|bookkeeper|controller|buyer|planner|nurse|doctor|teacher|lecturer|professor|researcher|scientist|representative|rep|associate|agent|advisor|adviser|clerk|technician|operator|recruiter|editor|writer|officer|strategist|marketer|salesperson|salesman|receptionist|freelancer|contractor|scrum master|member|employee|mechanic|lawyer|attorney|paralegal|librarian|dispatcher|scheduler|estimator|auditor|tester|sysadmin|devops)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherContributor();
}
