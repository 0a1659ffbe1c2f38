using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// The words by which a writer who does not buy is known. A strong sign holds unless its own sentence asks for something; a weak one also
/// stands in the mails of buyers, so any request in the lead overrules it.
/// </summary>
internal static partial class Offers
{
    /// <summary>In the order in which they are believed.</summary>
    public static IReadOnlyList<(IntentKind Kind, Regex Words, bool Strong)> Signs { get; } =
    [
        (IntentKind.Spam, Spam(), true),
        (IntentKind.Spam, WeakSpam(), false),
        (IntentKind.JobSeeker, JobSeeker(), true),
        (IntentKind.JobSeeker, WeakJobSeeker(), false),
        (IntentKind.Student, Student(), true),
        (IntentKind.Student, WeakStudent(), false),
        (IntentKind.Vendor, Vendor(), true),
        (IntentKind.Vendor, WeakVendor(), false),
        (IntentKind.Partner, Partner(), true),
        (IntentKind.Press, Press(), true),
        (IntentKind.Support, Support(), true),
        (IntentKind.Support, WeakSupport(), false),
    ];

    /// <summary>The words are the first half of a thing to buy: "thesis management software", "job board integration".</summary>
    public static bool NamesAThing(string text, Match match) => Thing().IsMatch(text[(match.Index + match.Length)..]) && !Personal().IsMatch(match.Value);

    [GeneratedRegex(
        @"^['’]?s?[\s-](?:(?!(?:in|for|on|with|and|or|to|of|at|about|by|as|from|that|is|are)\b)[\w-]+[\s-]){0,2}?(?:management|handling|distribution|registration|onboarding|approvals?|software|systems?|platforms?|tools?|portals?|integrations?|modules?|apps?|automation|tracking|tracker|monitoring|reporting|workflows?|process(?:es|ing)?|parsing|screening|scheduling|intake|submissions?|detection|prevention|matching|routing|triage|boards?|databases?|data|archives?|calendars?|planning|dashboards?|feeds?|sync)\b(?![\s-](?:engineer|developer|administrator|admin|analyst|architect|manager|specialist|scientist|consultant|designer|lead|intern)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Thing();

    // "My thesis", "a position as": whatever follows, it is theirs.
    [GeneratedRegex(@"\bmy\b|\b(?:as|at|in|with)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Personal();

    [GeneratedRegex(
        @"\b(?:guest post\w*|sponsored (?:posts?|articles?|content)|back ?links?\b|link (?:building|insertion|exchange|placement)s?|do-?follow|domain authority|(?:rank|ranking|rankings) (?:\w+ ){0,4}(?:#\s?1|first page|page one|top|higher|google)|(?:first|top|page one|1st) (?:page )?(?:of|on|in) google|seo (?:services?|audit|expert|packages?|proposal)|(?:increase|boost|improve|double|skyrocket) your (?:\w+ ){0,3}(?:organic )?(?:traffic|rankings?|followers)|more (?:\w+ ){0,2}(?:traffic|followers) (?:to|for) your|buy (?:followers|traffic|likes)|" +
        @"(?:online )?casino\b[^.!?\n]{0,50}\b(?:bonus|win|play|spins?|jackpot|deposit)|free spins|betting tips|slot (?:bonus|machine|games)|sports ?betting (?:site|tips|bonus)|(?:cheap|buy|order) (?:viagra|cialis|pills|meds)|make \$?\d[\d,]* (?:a|per) (?:day|week) (?:from home|online)|work from home and earn|you have (?:won|been selected)|claim your (?:prize|reward|bonus)|million dollars? (?:inheritance|transfer)|hot singles|(?:web ?site|wordpress) (?:design|development) (?:services?|offer|packages?) (?:at|for|from) )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spam();

    [GeneratedRegex(
        @"\b(?:seo (?:agency|company|specialists?)|(?:bitcoin|crypto\w*|btc|forex|nft|ethereum)\b[^.!?\n]{0,60}\b(?:invest(?:ing|ments?|ors?)?|profits?|earn\w*|returns|double|signals?|opportunit\w+|giveaway|guaranteed)|(?:invest|profits?|earn|returns|double your|guaranteed|giveaway)\b[^.!?\n]{0,60}\b(?:bitcoin|crypto\w*|btc|forex|nft|ethereum))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeakSpam();

    [GeneratedRegex(
        @"\b(?:(?-i:I)\b[^.!?\n]{0,40}\b(?:apply|applying|application|applied) (?:for|to) (?:the|a|an|any|your|this)?\s?(?:[\w-]+ ){0,3}(?:job|position|role|vacancy|opening|internship|post)|(?:attached|attaching|find|send(?:ing)?|here is|see) (?:you )?(?:is )?(?:my|the attached) (?:resume|résumé|cv|curriculum)|my (?:resume|résumé|cv)\b|(?:are you|you are|you['’]re|is your \w+) (?:currently )?(?:hiring|recruiting)\b(?! (?:tool|software|platform))|any (?:open (?:positions|roles)|vacancies)|(?:join|work (?:for|at|with)) your (?:team|company) as|i(?: am|['’]m) (?:currently )?(?:unemployed|job[- ]hunting|a job ?seeker)|hire me|(?-i:I)(?: am|['’]m) (?:currently |now |actively )?(?:looking|searching) for (?:a |an |any |new )*(?:[\w-]+ ){0,2}(?:job|employment|internship|position (?:at|in|with|as)|role (?:at|in|with|as)|opportunit(?:y|ies) (?:at|to work)))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JobSeeker();

    [GeneratedRegex(
        @"\b(?:(?:apply|applying|application|applied) (?:for|to) (?:the|a|an|any|your|this)?\s?(?:[\w-]+ ){0,3}(?:job|position|role|vacancy|opening|internship|post)|looking for (?:a |an |any |new )*(?:[\w-]+ ){0,2}(?:job|employment|internship|work(?= (?:at|in|with) your)|position (?:at|in|with|as)|role (?:at|in|with|as)|opportunit(?:y|ies) (?:at|to work))|(?:any|about|regarding|for|in|there|your|current|open|of|interested in) (?:\w+ ){0,2}(?:job|career|employment) (?:opportunit(?:y|ies)|openings?|vacanc(?:y|ies))|any openings)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeakJobSeeker();

    private const string Paper = @"(?:thesis|dissertation|homework|assignment|term paper|essay|school project|class project|university project|college project|course ?work|case study for (?:my|our|class|school)|capstone|research paper|seminar paper|studies)\b";

    [GeneratedRegex(
        @"\b(?:(?:for|on|writing|with|part of|about) my (?:[\w'’-]+ ){0,3}" + Paper + @"|writing (?:a|the|our) (?:[\w'’-]+ ){0,3}" + Paper + @"|my (?:[\w'’-]+ )?(?:thesis|dissertation|homework)\b|(?-i:I)(?: am|['’]m) (?:a|an) (?:[\w'’-]+ ){0,4}(?:student|undergraduate|phd candidate)\b|(?:for|on|in|part of) our (?:[\w'’-]+ ){0,2}(?:class(?: project)?|homework|term paper|capstone)\b|(?:for|in) my class\b|research (?:survey|questionnaire) for my)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Student();

    [GeneratedRegex(
        @"\b(?:(?:for|on|with|part of) (?:our|a|the) (?:[\w'’-]+ ){0,3}" + Paper + @"|academic (?:research|survey|study)|(?:student|university|college) (?:research |class |group )?project|research (?:survey|questionnaire) for our)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeakStudent();

    // Many a buyer says what their own firm offers; a pitch is aimed at you.
    private const string WeOffer =
        @"(?:we|i) (?:(?:can |would like to |want to |['’]d like to )?(?:offer|sell|supply|speciali[sz]e in|provide)) (?:you |your \w+ )?(?:[\w'’&-]+ ){0,6}(?:services?|leads|lists?|developers?|solutions? to (?:companies|businesses)|packages?|products to|staff|data|software to|marketing|consulting|outsourcing|design)\b|our (?:agency|company|team|firm) (?:offers?|provides?|speciali[sz]es|helps)\b";

    [GeneratedRegex(
        @"\b(?:(?:" + WeOffer + @")(?=[^.!?\n]*\b(?:you|your|yours)\b)|(?:we|i) (?:can|could|will) help (?:you|your (?:company|business|team)) (?:to )?(?:grow|increase|boost|generate|get more|scale|save|reduce|find|reach)|(?:offshore|outsourced|dedicated|remote) (?:developers|development team|staff)\b[^.!?\n]{0,40}\b(?:rates?|per hour|for you|available)|(?:show|demo|pitch|present|introduce) (?:you )?our (?:product|solution|services?|platform|software|company)\b|(?:email|contact|b2b|attendee|customer|lead) lists? for sale|(?:would|are) you (?:be )?(?:open|interested) (?:to|in) (?!(?:\w+ )?(?:bidding|responding|quoting|submitting|a pilot|pilot\w*|rfp|tender|project|taking on|joining)\b)|(?:available|work) for your (?:next )?projects?|my (?:hourly |daily |day )?rates? (?:is|are|starts?)|(?:we|i) (?:can|could|will|would) (?:also )?(?:redesign|rebuild|build|design|improve|develop|optimi[sz]e) (?:yours?|you)\b|companies like yours|who (?:handles|is (?:in charge of|responsible for)) (?:\w+ ){0,3}(?:at|in|for) your (?:company|firm|organi[sz]ation|side|end)|who (?:handles|is (?:in charge of|responsible for)) your (?:marketing|it|procurement|purchasing|hr|seo)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vendor();

    [GeneratedRegex(@"\b(?:" + WeOffer + @"|we help (?:companies|businesses|firms|brands|organi[sz]ations)\b|moq\b|factory prices?\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeakVendor();

    [GeneratedRegex(
        @"\b(?:(?:partner|partnering|collaborate|collaborating|cooperate) with (?:you|your (?:company|team|firm|organi[sz]ation))|(?:propose|proposing|discuss|discussing|explore|exploring|interested in|about|regarding|offer|potential|possible|strategic|business) (?:an? |the |possible |potential |strategic |business |technology |channel |referral )*(?:partnerships?|collaborations?|co-?operation)(?! manager)|(?:become|becoming|be|as) (?:an? |your )(?:official |authori[sz]ed |certified )?(?:reseller|distributor|channel partner|affiliate|referral partner|implementation partner)(?= (?:of|for|with|in) you|\W*$|[^.!?\n]*\byour?\b|\W*[.!?\n])|re-?sell your|(?:your|the|an?) (?:reseller|affiliate) (?:program\w*|agreement|terms|margin)|white[- ]?label your|distribut(?:e|ion of|ing) your (?:product|software|solution)|co-?marketing|joint venture with you|integrate our (?:product|app|platform|software|tool) (?:with|into) yours|list(?:ed)? (?:our app )?(?:in|on) your marketplace)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Partner();

    [GeneratedRegex(
        @"\b(?:(?-i:I)(?: am|['’]m) (?:a |an )?(?:(?!former|ex\b|retired)[\w-]+ ){0,3}(?:journalist|reporter|correspondent|news editor)\b|(?:press|media) (?:inquiry|enquiry|request|kit|contact|accreditation)|(?:interview|quote|comment|statement) (?:you|your \w+|from you|with your \w+)? ?for (?:an?|our|my) (?:\w+ )?(?:article|story|podcast|magazine|piece|report|blog)|(?-i:I)\b[^.!?\n]{0,20}\b(?:writing|working on) (?:an?|our) (?:\w+ )?(?:article|story|news piece|feature|report) (?:about|on|for)|(?:guest|speaker) on (?:our|my|the) (?:\w+ )?podcast)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Press();

    // A problem with what we run: "your" product, their account with us, a ticket or a bill of theirs.
    [GeneratedRegex(
        @"\b(?:your (?:app|product|software|service|system|platform|website|api|portal|tool|dashboard) (?:is|has been|keeps?|isn['’]t|doesn['’]t|does not|stopped|won['’]t|has stopped|crashe[sd]|is not|was) ?(?:down|broken|crashing|not working|not loading|work(?:ing)?|slow|failing|giving|showing|throwing|timing out|load(?:ing)?)?\b(?<=down|broken|crashing|working|work|loading|load|slow|failing|giving|showing|throwing|out|crashe[sd]|keeps)|(?:doesn['’]t|does not|stopped|not) work(?:ing)? (?:any ?more )?(?:for us|for me|for our (?:account|users))|(?:my|our) (?:account|login|subscription|licen[cs]e)(?: with you)? (?:is|was|has been|got|keeps?|isn['’]t|doesn['’]t|cannot) (?:\w+ )?(?:locked|blocked|expired|suspended|deactivated|disabled|deleted|wrong|missing|not|work\w*|gone|failing|broken|hacked|cancelled|canceled)|(?:account|login|subscription|licen[cs]e|contract) with you\b|" +
        @"(?:reset|forgot|forgotten|change) my password|(?:delete|close|deactivate|unlock|restore) (?:my|our) account|fix your \w+|(?:question|query|problem|issue) (?:about|with|regarding|on) (?:my|our|your) (?:last |latest |recent )?(?:invoice|bill|subscription)\b|(?:cancel|cancelling|renew|upgrade|downgrade) (?:my|our) (?:account|plan|(?:subscription|licen[cs]e)(?! (?:to|with|of|at|for) (?!you)))|(?:i|we)(?: would|['’]d)? (?:want|need|request|demand|like) (?:a |my |our )?(?:full )?refund|ticket (?:(?:number|no\.?|id):? ?#?|# ?)\d+|(?:my|our) (?:support )?ticket (?:is|was|has|still|from|since|number|about)\b|(?:i|we)(?: am| are|['’]m|['’]re)?,? (?:already |an? |your )*(?:existing|current|long[- ]time|paying)? ?customers?(?: of yours)?\b(?! of)[^.!?\n]{0,60}(?:problem|issue|error|bug|broken|not work|help with)|(?:i|we)(?: am| are|['’]m|['’]re) (?:already )?(?:an? )?(?:existing|current|long[- ]time|paying) customers?(?: of yours)?\b(?! of)|" +
        @"(?:charged (?:me|us)|(?:i|we)(?: was| were| have been| got|['’]ve been) charged) (?:twice|wrongly|incorrectly|again)|(?:invoices?|bill|billing|charges?)(?: \w+)? (?:of|for|on|from) (?:my|our) (?:account|subscription|plan|licen[cs]e)|our (?:integration|instance|tenant|workspace) (?:with you|on your \w+)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Support();

    [GeneratedRegex(
        @"(?:(?:\b(?:i|we|users|staff|colleagues)\s|^\W*|[.!?\n]\W*|\b(?:am|are|is)\s)(?:still )?(?:can['’]?t|cannot|can not|unable to|not able to) (?:log ?(?:in|on)|sign in|access (?:my|our|your) (?:account|dashboard|portal|data))\b|\b(?:trouble|problems?) (?:logging in|signing in|accessing (?:my|your|our (?:account|dashboard)))\b|\b(?:reset|forgot|forgotten|change) (?:our|the) password|\b(?:i|we)(?: have|['’]ve)? (?:already )?(?:opened|raised|filed|submitted|logged) (?:an?|the|two|several) (?:support )?tickets?\b|\bgetting (?:an? )?(?:\w+ )?error (?:message|code|when|\d+)|\berror (?:code|message): )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex WeakSupport();
}
