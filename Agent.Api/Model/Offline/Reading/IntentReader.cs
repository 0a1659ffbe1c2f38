using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// What the writer wants of us. Read from need and message. Offers, applications and complaints are told from requests that only mention
/// them: "we need recruiting software" is no application, and whoever routes support tickets has not opened one.
/// </summary>
internal static class IntentReader
{
    // A sign may begin with the end of the sentence before it.
    private static readonly char[] Trimmed = [' ', '\t', '\r', '\n', '.', '!', '?'];

    public static IntentFact Read(LeadText lead, NeedFact need)
    {
        var requests = lead.Prose.Any(prose => Requests.Buys(prose.Text)) || NamesABusinessNeed(lead);

        foreach (var (kind, words, strong) in Offers.Signs)
        {
            if (!strong && requests)
            {
                continue;
            }

            foreach (var (field, text) in lead.Prose)
            {
                if (FirstOffer(words, text, kind) is { } match)
                {
                    return new(kind, new(field, match.Value.Trim(Trimmed)));
                }
            }
        }

        return GibberishIn(lead) is { } noise ? new(IntentKind.Spam, noise)
            : need.Level is NeedLevel.Absent ? LeadFacts.Unknown.Intent
            : new(IntentKind.Buyer, need.Evidence);
    }

    private static Match? FirstOffer(Regex words, string text, IntentKind kind)
    {
        foreach (Match match in words.Matches(text))
        {
            if (!Asked(text, match, kind) && (kind is IntentKind.Vendor || !Offers.NamesAThing(text, match)))
            {
                return match;
            }
        }

        return null;
    }

    // "I am looking for" and "I need" are what job seekers, students and customers write too.
    private static bool Asked(string text, Match match, IntentKind kind)
    {
        var (start, end) = Phrase.Bounds(text, match.Index, match.Index + match.Length);
        var sentence = text[start..end];

        return kind switch
        {
            IntentKind.Student or IntentKind.JobSeeker or IntentKind.Press => false,
            IntentKind.Support => Requests.Buys(sentence),
            _ => Requests.Asks(sentence),
        };
    }

    private static bool NamesABusinessNeed(LeadText lead) =>
        lead["need"] is { } need && NeedReader.NamesAUse(need) && !Offers.Signs.Any(sign => FirstOffer(sign.Words, need, sign.Kind) is not null);

    // One field of noise may be a typing accident; several are a bot.
    private static Evidence? GibberishIn(LeadText lead)
    {
        var noisy = lead.Fields.Where(field => field.Key is "need" or "message" or "title" or "name" or "company" or "timeline" or "budget" && Gibberish.Looks(field.Value)).ToList();
        var first = noisy.FirstOrDefault(field => field.Key is "need" or "message", noisy.FirstOrDefault());

        return noisy.Count > 1 ? new(first.Key, first.Value.Trim()) : null;
    }
}
