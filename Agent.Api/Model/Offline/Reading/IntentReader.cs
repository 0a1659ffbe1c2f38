using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// What the writer wants of us. Read from need and message. Offers and applications are told from requests that only mention them: a
/// sentence in which the writer asks for something to buy ("we need recruiting software") is never an offer.
/// </summary>
internal static partial class IntentReader
{
    private static readonly (IntentKind Kind, Regex Words)[] Offers =
    [
        (IntentKind.Spam, Spam()),
        (IntentKind.JobSeeker, JobSeeker()),
        (IntentKind.Student, Student()),
        (IntentKind.Vendor, Vendor()),
        (IntentKind.Partner, Partner()),
        (IntentKind.Press, Press()),
        (IntentKind.Support, Support()),
    ];

    public static IntentFact Read(LeadText lead, NeedFact need)
    {
        foreach (var (kind, words) in Offers)
        {
            foreach (var (field, text) in lead.Prose)
            {
                if (FirstOffer(words, text, kind) is { } match)
                {
                    return new(kind, new(field, match.Value.Trim()));
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
            var (start, end) = Phrase.Bounds(text, match.Index, match.Index + match.Length);

            if (kind is IntentKind.Support or IntentKind.Student or IntentKind.JobSeeker or IntentKind.Press || !Asks().IsMatch(text[start..end]))
            {
                return match;
            }
        }

        return null;
    }

    // One field of noise may be a typing accident; several are a bot.
    private static Evidence? GibberishIn(LeadText lead)
    {
        var noisy = lead.Fields.Where(field => field.Key is "need" or "message" or "title" or "name" or "company" or "timeline" or "budget" && Gibberish.Looks(field.Value)).ToList();
        var first = noisy.FirstOrDefault(field => field.Key is "need" or "message", noisy.FirstOrDefault());

        return noisy.Count > 1 ? new(first.Key, first.Value.Trim()) : null;
    }

    [GeneratedRegex(
        @"\b(?:we|i)(?:['’]re| are| am|['’]m|['’]d| would)? ?(?:need|want|require|looking (?:for|to (?:buy|replace|automate|find|get|implement|switch))|look for|seeking|searching for|evaluat\w+|shopping for|in the market for|like to buy|use|run|operate|own)\b|(?<!\byou )\bneed (?:an?|some|help|software|to)\b|\b(?:looking|searching) for (?:a|an|some|software|tools?)\b|\bdo you (?:offer|support|have|provide)\b|\bfor our\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();

    [GeneratedRegex(
        @"\b(?:guest post\w*|sponsored (?:posts?|articles?|content)|back ?links?\b|link (?:building|insertion|exchange|placement)s?|do-?follow|domain authority|(?:rank|ranking|rankings) (?:\w+ ){0,4}(?:#\s?1|first page|page one|top|higher|google)|(?:first|top|page one|1st) (?:page )?(?:of|on|in) google|seo (?:services?|agency|audit|expert|packages?|company|proposal|specialists?)|(?:increase|boost|improve|double|more|skyrocket) (?:\w+ ){0,3}(?:organic )?(?:traffic|rankings?|followers)|buy (?:followers|traffic|likes)|" +
        @"(?:bitcoin|crypto\w*|btc|forex|nft|ethereum)\b[^.!?\n]{0,60}\b(?:invest\w*|profits?|earn\w*|returns?|double|signals?|opportunit\w+|giveaway|wallet|guaranteed)|(?:invest|profits?|earn|returns?|double your|guaranteed|giveaway)\b[^.!?\n]{0,60}\b(?:bitcoin|crypto\w*|btc|forex|nft|ethereum)|" +
        @"(?:online )?casino\b[^.!?\n]{0,50}\b(?:bonus|win|play|spins?|jackpot|deposit)|free spins|betting tips|slot (?:bonus|machine|games)|sports ?betting (?:site|tips|bonus)|(?:cheap|buy|order) (?:viagra|cialis|pills|meds)|make \$?\d[\d,]* (?:a|per) (?:day|week) (?:from home|online)|work from home and earn|you have (?:won|been selected)|claim your (?:prize|reward|bonus)|million dollars? (?:inheritance|transfer)|hot singles|(?:web ?site|wordpress) (?:design|development) (?:services?|offer|packages?) (?:at|for|from) )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spam();

    [GeneratedRegex(
        @"\b(?:(?:apply|applying|application|applied) (?:for|to) (?:the|a|an|any|your|this)?\s?(?:[\w-]+ ){0,3}(?:job|position|role|vacancy|opening|internship|post)|(?:attached|attaching|find|send(?:ing)?|here is|see) (?:you )?(?:is )?(?:my|the attached) (?:resume|résumé|cv|curriculum)|my (?:resume|résumé|cv)\b|(?:are you|you are|you['’]re|is your \w+) (?:currently )?(?:hiring|recruiting)\b|looking for (?:a |an |any |new )*(?:[\w-]+ ){0,2}(?:job|employment|internship|work(?= (?:at|in|with) your)|position (?:at|in|with|as)|role (?:at|in|with|as)|opportunit(?:y|ies) (?:at|to work))|(?:job|career|employment) (?:opportunit(?:y|ies)|openings?|vacanc(?:y|ies))|any (?:open (?:positions|roles)|vacancies|openings)|(?:join|work (?:for|at|with)) your (?:team|company) as|i(?: am|['’]m) (?:currently )?(?:unemployed|job[- ]hunting|a job ?seeker)|hire me)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JobSeeker();

    [GeneratedRegex(
        @"\b(?:(?:for|on|writing|with|part of) (?:my|our|a|the) (?:[\w'’-]+ ){0,3}(?:thesis|dissertation|homework|assignment|term paper|essay|school project|class project|university project|college project|course ?work|class|case study for (?:my|our|class|school)|capstone|research paper|seminar paper|studies)\b|(?-i:I)(?: am|['’]m) (?:a|an) (?:[\w'’-]+ ){0,4}(?:student|undergraduate|phd candidate)\b|academic (?:research|survey|study)|(?:student|university|college) (?:research |class |group )?project|research (?:survey|questionnaire) for (?:my|our))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Student();

    [GeneratedRegex(
        @"\b(?:(?:we|i) (?:(?:can |would like to |want to |['’]d like to )?(?:offer|sell|supply|specializ?se in|provide)) (?:you |your \w+ )?(?:[\w'’&-]+ ){0,6}(?:services?|leads|lists?|developers?|solutions? to (?:companies|businesses)|packages?|products to|staff|data|software to|marketing|consulting|outsourcing|design)\b|(?:we|i) (?:can|could|will) help (?:you|your (?:company|business|team)) (?:to )?(?:grow|increase|boost|generate|get more|scale|save|reduce|find|reach)|(?:offshore|outsourced|dedicated|remote) (?:developers|development team|staff)\b[^.!?\n]{0,40}\b(?:rates?|per hour|for you|available)|our (?:agency|company|team|firm) (?:offers?|provides?|speciali[sz]es|helps)|(?:show|demo|pitch|present|introduce) (?:you )?our (?:product|solution|services?|platform|software|company)|(?:email|contact|b2b|attendee|customer|lead) lists? for sale|(?:would|are) you (?:be )?(?:open|interested) (?:to|in) (?:buying|purchasing|a quick (?:call|chat) (?:about|to)|outsourcing|our)|who (?:handles|is (?:in charge of|responsible for)) (?:your )?(?:marketing|it|procurement|purchasing|hr|seo)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vendor();

    [GeneratedRegex(
        @"\b(?:(?:partner|partnering|collaborate|collaborating|cooperate) with (?:you|your (?:company|team|firm|organi[sz]ation))|(?:propose|proposing|discuss|discussing|explore|exploring|interested in|about|regarding|offer|potential|possible|strategic|business|for) (?:an? |the |possible |potential |strategic |business |technology |channel |referral )*(?:partnerships?|collaborations?|co-?operation)(?! manager)|(?:become|becoming|be|as) (?:an? |your )(?:official |authori[sz]ed |certified )?(?:reseller|distributor|channel partner|affiliate|referral partner|implementation partner)|re-?sell (?:your|the)|reseller (?:program\w*|agreement|terms|margin)|affiliate program\w*|white[- ]?label (?:your|partnership|agreement)|distribut(?:e|ion of|ing) your (?:product|software|solution)|co-?marketing|joint venture|integrate our (?:product|app|platform|software|tool) (?:with|into) yours|list(?:ed)? (?:our app )?(?:in|on) your marketplace)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Partner();

    [GeneratedRegex(
        @"\b(?:(?-i:I)(?: am|['’]m) (?:a |an )?(?:[\w-]+ ){0,3}(?:journalist|reporter|correspondent|news editor)\b|(?:press|media) (?:inquiry|enquiry|request|kit|contact|accreditation)|(?:interview|quote|comment|statement) (?:you|your \w+|from you|with your \w+)? ?for (?:an?|our|my) (?:\w+ )?(?:article|story|podcast|magazine|piece|report|blog)|(?:writing|working on) (?:an?|our) (?:\w+ )?(?:article|story|news piece|feature|report) (?:about|on|for)|(?:guest|speaker) on (?:our|my|the) (?:\w+ )?podcast)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Press();

    [GeneratedRegex(
        @"\b(?:(?:can['’]?t|cannot|can not|unable to|not able to|trouble|problems?) (?:log(?:ging)? ?(?:in|on)|access(?:ing)? (?:my|our|the|your) (?:account|dashboard|portal|data|app)|sign(?:ing)? in)|(?:reset|forgot|forgotten|change) (?:my|our|the) password|(?:my|our) (?:account|login|subscription|licen[cs]e) (?:is|was|has been|got|keeps?|isn['’]t|doesn['’]t|with you)|your (?:app|product|software|service|system|platform|website|api|portal|tool|dashboard) (?:is|has been|keeps?|isn['’]t|doesn['’]t|does not|stopped|won['’]t|has stopped|crashe[sd]|is not|was) ?(?:down|broken|crashing|not working|not loading|work(?:ing)?|slow|failing|giving|showing|throwing|timing out|load(?:ing)?)?\b(?<=down|broken|crashing|working|work|loading|load|slow|failing|giving|showing|throwing|out|crashe[sd]|keeps)|(?:cancel|cancelling|renew|upgrade|downgrade) (?:my|our) (?:subscription|account|plan|contract with you)|(?:want|need|request|get|like) (?:a |my |our )?(?:full )?refund|open(?:ed)? a (?:support )?ticket|ticket (?:number|#|no\.)|support ticket|(?:already|existing|current|long[- ]time) (?:a )?customer(?:s)?(?: of yours)?[^.!?\n]{0,60}(?:problem|issue|error|bug|broken|not work|help with)|(?:wrong|incorrect|double|duplicate) (?:charge|invoice|billing)|charged (?:me|us) (?:twice|wrongly|incorrectly)|getting (?:an? )?(?:\w+ )?error (?:message|code|when|\d+)|error (?:code|message)[: ]|our (?:integration|instance|tenant|workspace) (?:with you|on your \w+) )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Support();
}
