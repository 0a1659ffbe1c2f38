using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Api.Model.Offline.Reading.Words;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>The role of the person who writes: the title field, else what free text says about "I", else the signature.</summary>
internal static class AuthorityReader
{
    // "I am Jane Q. Doe, CTO": so many words may stand between.
    private const int LongestName = 5;

    private const int LongestRole = 8;

    private static readonly PhraseBook Self = PhraseBook.Load("self");

    private static readonly Dictionary<string, AuthorityLevel> Said = new(StringComparer.Ordinal)
    {
        ["executive"] = AuthorityLevel.Executive,
        ["director"] = AuthorityLevel.Director,
        ["manager"] = AuthorityLevel.Manager,
        ["contributor"] = AuthorityLevel.Contributor,
        ["student"] = AuthorityLevel.StudentOrIntern,
    };

    private static readonly HashSet<string> Speakers = new(StringComparer.Ordinal) { "i", "looking", "ich", "suche", "je", "j", "cherche", "busco", "necesito", "quiero" };

    private static readonly HashSet<string> Articles = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "new", "newly", "appointed", "currently", "also", "actually", "now", "still", "only", "just", "here", "proud", "interim", "acting",
        "der", "die", "das", "ein", "eine", "einer", "neue", "neuer", "hier", "auch", "dort", "selbst", "alleinige", "alleiniger", "als", "seit", "jahren", "bei", "uns",
        "le", "la", "l", "un", "une", "nouveau", "nouvelle", "actuellement", "aussi", "egalement", "el", "los", "las", "una", "nuevo", "nueva", "unico", "unica",
    };

    public static AuthorityFact Read(LeadText lead)
    {
        var language = lead.Language;

        if (lead["title"] is { } title && !Phrase.SaysNothing(title) && !Phrase.IsSalutation(title) && !Gibberish.Looks(title))
        {
            // A title nobody has a rule for is still a job.
            return new(RoleWords.LevelOf(title, language) ?? AuthorityLevel.Contributor, new("title", title));
        }

        var company = lead.Words("company").Words is [var first, ..] ? first.Text : null;
        foreach (var (field, source) in lead.Prose)
        {
            var text = lead.Words(field);
            if ((FromSentences(field, text, language, company) ?? Signature.Read(field, source, language)) is { } fact)
            {
                return fact;
            }
        }

        return lead["name"] is { } name && Signature.FromName(name, language) is { } signed ? signed : LeadFacts.Unknown.Authority;
    }

    private static AuthorityFact? FromSentences(string field, WordText text, Language language, string? company)
    {
        var hits = Self.Find(text);
        var roles = RoleWords.Find(text);
        AuthorityFact? best = null;

        foreach (var hit in hits)
        {
            var fact = hit.Section == "role" ? Role(field, text, hit, hits, roles, language)
                : hit.Section == "company" ? Firm(field, text, hit, company)
                : Said.TryGetValue(hit.Section, out var level) ? new AuthorityFact(level, new(field, text.Quote(hit.First, hit.End)))
                : null;

            best = fact is not null && (best is null || fact.Level > best.Level) ? fact : best;
        }

        return best ?? Apposition(field, text, roles, language) ?? Presentation.Read(field, text, roles, language);
    }

    // "I run Marlowe Ceramics": what follows is the name of the company.
    private static AuthorityFact? Firm(string field, WordText text, PhraseHit intro, string? company)
    {
        var name = intro.End;
        while (name < text.Words.Count && Articles.Contains(text.Words[name].Text))
        {
            name++;
        }

        return name < text.Words.Count && text.Words[name].Text == company ? new(AuthorityLevel.Executive, new(field, text.Quote(intro.First, name + 1))) : null;
    }

    // "Owner of two shops, I look for ...": a sentence that begins with the role of who speaks.
    private static AuthorityFact? Apposition(string field, WordText text, List<PhraseHit> roles, Language language)
    {
        foreach (var role in roles.Where(role => role.Section is not ("relation" or "former") && text.SentenceStart(role.First) == role.First))
        {
            var end = text.SentenceEnd(role.First);
            for (var at = role.End; at < end; at++)
            {
                if (text.Words[at].AfterBreak && Speakers.Contains(text.Words[at].Text))
                {
                    return RoleWords.LevelOf(text.Quote(role.First, at), language) is { } level ? new(level, new(field, text.Quote(role.First, at))) : null;
                }
            }
        }

        return null;
    }

    // The words after "I am", up to where the sentence speaks of something else.
    private static AuthorityFact? Role(string field, WordText text, PhraseHit intro, List<PhraseHit> hits, List<PhraseHit> roles, Language language)
    {
        var first = intro.End;
        var end = text.SentenceEnd(intro.First);

        while (first < end && (Articles.Contains(text.Words[first].Text) || text.Words[first].Kind is WordKind.Number))
        {
            first++;
        }

        var stop = hits.Where(hit => hit.Section == "stop" && hit.First >= first).Select(hit => hit.First).Append(Math.Min(end, first + LongestName + LongestRole)).Min();
        if (stop <= first || RoleWords.FirstRole(roles, first, Math.Min(stop, first + LongestName + 1)) is not { } begin)
        {
            return null;
        }

        // A name may stand between, if a comma follows it.
        if (begin > first + 2 && !text.Words[begin].AfterBreak && !text.Words.Skip(first).Take(begin - first).Any(word => word.AfterBreak))
        {
            return null;
        }

        var last = Math.Min(stop, begin + LongestRole);
        return RoleWords.LevelOf(text.Quote(begin > first + 2 ? begin : first, last), language) is { } level
            ? new(level, new(field, text.Quote(intro.First, last)))
            : null;
    }
}
