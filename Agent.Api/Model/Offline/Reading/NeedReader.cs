using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// How well the lead says what it is for. The better of the need field and the message counts: "CRM" above a message full of detail is
/// not a general need.
/// </summary>
internal static partial class NeedReader
{
    public static NeedFact Read(LeadText lead)
    {
        var best = LeadFacts.Unknown.Need;

        foreach (var field in (string[])["need", "message"])
        {
            if (lead[field] is { } text && !Phrase.SaysNothing(text) && Of(field, text) is { } fact && fact.Level > best.Level)
            {
                best = fact;
            }
        }

        return best;
    }

    /// <summary>The text names something to do with what is asked for: more than words of asking, and no mere wish to work together.</summary>
    public static bool NamesAUse(string text) => !Phrase.SaysNothing(text) && !Together().IsMatch(text) && (Specific().IsMatch(text) || (!VagueOnly().IsMatch(text) && General().IsMatch(text)));

    private static NeedFact? Of(string field, string text)
    {
        if (Specific().Match(text) is { Success: true } specific)
        {
            return new(NeedLevel.Specific, Quote(field, text, specific));
        }

        if (VagueOnly().IsMatch(text))
        {
            return new(NeedLevel.Vague, new(field, text.Trim()));
        }

        if (General().Match(text) is { Success: true } general)
        {
            return new(NeedLevel.General, Quote(field, text, general));
        }

        return Vague().Match(text) is { Success: true } vague ? new(NeedLevel.Vague, Quote(field, text, vague))
            : field == "need" && AnyWord().Match(text) is { Success: true } word && !Gibberish.Looks(text) ? new(NeedLevel.General, Quote(field, text, word))
            : null;
    }

    private static Evidence Quote(string field, string text, Match match) => new(field, Phrase.SentenceAt(text, match.Index, match.Length));

    // A named system, integration, process, volume, deadline, regulation or pain.
    private const string Systems =
        @"integrat\w*|\bapis?\b|webhooks?|\bsso\b|single sign[- ]on|saml|\bscim\b|\bedi\b|migrat\w+|\bsync(?:ing|hroni[sz]\w*)?\b|import(?:ing)? (?:our|the|from)|export(?:ing)? (?:our|the|to)|connect(?:ing|or|ors|ion)? (?:\w+ ){0,4}?(?:to|with|between)|replac(?:e|ing|ement) (?:of |for )?(?:our|the|an?|old|legacy|existing|current)|" +
        @"salesforce|hubspot|netsuite|\bsap\b|(?-i:\bOracle\b)|zendesk|quickbooks|xero\b|shopify|magento|woocommerce|workday\b|servicenow|jira\b|marketo|pipedrive|(?:microsoft |ms )?dynamics(?: 365)?\b|sharepoint|(?-i:\bExcel\b)|google sheets|snowflake|databricks|power ?bi|tableau|(?-i:\bAWS\b)|(?-i:\bAzure\b)|kubernetes|(?-i:\bSlack\b)|microsoft teams|freshdesk|intercom\b|zoho\b|(?-i:\bSage\b)|datev\b|stripe\b|twilio|okta\b|outlook\b|github|gitlab|(?:to|into|with) linkedin|trello|asana\b|confluence\b|mailchimp|airtable|docusign|google (?:calendar|workspace|drive|analytics)|(?-i:\bEpic\b)|cerner|(?:legacy|old) (?:system|software|erp|crm|platform|application|database)|on-prem\w*|data warehouse";

    private const string Processes =
        @"(?:lead|ticket|call|order|invoice|claims?|case|email|document|cv|r[eé]sum[eé]|applicant|candidate|application|thesis|grant|press release|media|partner|visitor|guest|meeting room|reservation|membership|donation|volunteer|delivery|parcel|freight|sample|prescription|referral|tenant|lease|listing|tax|defect|change request|bid|tender|rfp|proposal|product data|commission|subscription|dealer|po|work ?order|shift|leave|expense|purchase|contract|quote|shipment|return|refund|payment|patient|client|customer|employee|vendor|supplier|inventory|stock|warehouse|asset|fleet|route|appointment|bookings?|payroll|loan|policy|permit|content|release|incident|complaint|timesheet|sales|support|approval)s? (?:routing|triage|processing|approvals?|scoring|qualification|entry|matching|reconciliation|scheduling|management|tracking|fulfil?lment|onboarding|intake|capture|dispatch\w*|planning|automation|handling|forecast\w*|qualifying|assignment|queue|workflow|reporting|sign[- ]?off|verification|screening|parsing|submissions?|registration|distribution|rotas?|dunning|attribution|deduplication)|" +
        @"(?:accounts? (?:payable|receivable)|month[- ]end|year[- ]end close|quote[- ]to[- ]cash|order[- ]to[- ]cash|procure[- ]to[- ]pay|data entry|double entry|reconcil\w+|onboarding (?:of|for|new|process|flow|our)|audit trail|demand forecasting|predictive maintenance|password resets?|churn prediction|knowledge base|self[- ]service portal|role[- ]based access|offline mode|multi[- ](?:currency|tenant|site|location)|e-?signatures?|payroll|dispatch(?:ing)?)";

    // "screening of CVs", and "CV screening, about 2,000 a month": a process by its verb, alone or with how often.
    private const string ProcessNouns =
        @"(?:screening|parsing|processing|routing|triage|review(?:ing)?|approvals?|matching|entry|scheduling|tracking|handling|translation|classification|tagging|registration|verification|validation|onboarding|sorting|scanning|extraction|reconciliation|assignment|distribution|booking|dispatch(?:ing)?|planning|moderation|transcription|labell?ing|invoicing|digiti[sz]ation)";

    private const string ProcessOf =
        @"\b(?:rout|triag|screen|pars|process|reconcil|match|dispatch|approv|classif|categori[sz]|prioriti[sz]|assign|forward|transcrib|validat)(?:e|es|s|ing|y|ies|ying)? (?:each|every|all|our|the|new|incoming|inbound)(?: (?:incoming|inbound|new|of the|of our))? (?!it\b|same\b|best\b|right\b)[\p{L}]{3,}|" +
        ProcessNouns + @" of (?:(?:all|our|the|new|incoming|inbound|these|those|such|up|to|about|around|over|more|than) )*(?!it\b|this\b|that\b|them\b|your?\b|an?\b)(?:\d|[\p{L}]{2,})|" +
        @"\b(?:" + ProcessNouns + @"|\w+ing)\b[^.!?\n$€£]{0,60}(?<![\w$€£.,])\d[\d,.]*k?\+? (?:times )?(?:a|per|each|every) (?:day|week|month|year|hour)\b";

    private const string Rules =
        @"gdpr|hipaa|soc[ -]?[12]\b|iso[ -]?27001|pci(?:[ -]dss)?\b|\bsox\b|fda\b|21 cfr|\bccpa\b|fedramp|\bkyc\b|\baml\b|\bnis ?2\b|\bdora\b|e-?invoicing|data residency|audit (?:in|by|next|findings?)|regulat(?:or|ion|ory)|compliance (?:report|audit|deadline|requirement)\w*|contract (?:ends|expires|renew\w*)|renewal (?:is|in|date)|deadline (?:is|of|in)|end[- ]of[- ]life|sunset(?:ting|ted)?";

    private const string Volumes =
        @"(?<![\w$€£.,])\d[\d,. ]*(?:k\b|m\b|thousand|million)?\+?\s(?:(?:monthly|daily|weekly|active|new|inbound|open|concurrent|named|online|internal|sales|support|field|remote|separate|different|retail|incoming|paid|more|client|customer|web|own)\s)?(?:invoices|orders|tickets|leads|calls|e?mails|documents|users|seats|licen[cs]es|agents|contacts|records|locations|stores|sites|branches|warehouses|vehicles|trucks|devices|transactions|requests|claims|patients|clients|customers|candidates|shipments|skus|products|messages|reps|technicians|properties|tenants|appointments|bookings|countries|spreadsheets|servers|endpoints|projects|accounts|subscribers|sensors|machines|students|members|drivers|pages|forms|reports|gb|tb|terabytes)\b|\b\d+ (?:hours|days) (?:a|per|each|every) (?:day|week|month)|(?<![\w$€£.,])\d[\d,.]*(?:k| million| thousand)?\+? (?!dollars?\b|euros?\b|pounds?\b|bucks\b|usd\b|eur\b|gbp\b|chf\b|times\b|years?\b|months?\b|weeks?\b|minutes?\b|per\b|each\b|every\b|is\b|for\b)[\p{L}]{3,} (?:a|per|each|every) (?:day|week|month|year)\b";

    private const string Pains =
        @"\bmanual(?:ly)?\b|by hand|drown(?:s|ing)? in|spreadsheets?|copy(?:ing)?[- ](?:and[- ])?past\w+|error[- ]prone|\berrors? (?:in|when|with|every)|(?:we|are|keep|keeps|is|been) (?:\w+ )?(?:losing|missing|wasting|struggling|drowning|failing|crash\w+)|los(?:e|es|t|ing) (?:\w+ )?(?:leads|deals|customers|orders|time|money|track|data|revenue|hours|patients|clients)|(?:takes?|taking|spend(?:s|ing)?|cost(?:s|ing)?|wast(?:e|es|ing)) (?:us |our \w+ |me |too |so |over |about |up to )*(?:much time|long|hours?|days?|weeks?|forever|\d+ (?:hours|days|minutes))|too slow|bottleneck|backlog|fall(?:s|ing)? through the cracks|slip(?:s|ping)? through|no visibility|duplicat(?:e|es|ed|ion)|out of sync|double[- ]book\w+|no[- ]shows?|(?:high|rising|increasing|reduce|reducing|cut|cutting|lower|lowering) (?:our |the )?(?:churn|costs?|errors?|no[- ]shows|response times?|turnaround|downtime|cycle times?|bounce|abandon\w*|returns|attrition|waste)|keeps? (?:crashing|breaking|failing|(?:getting|giving|showing|throwing) (?:us |an? )*(?:\w+ )?errors?)|(?:current|existing|old) (?:\w+ ){0,2}(?:system|tool|software|vendor|provider|platform|process|crm|erp|setup) (?:is|does|can|cannot|has|keeps|doesn|isn|can't)\w*|outgrown|can(?:no|['’])t (?:keep up|scale|handle|see|track|report)|speed up|response time";

    [GeneratedRegex(@"(?:" + Systems + "|" + Processes + "|" + ProcessOf + "|" + Rules + "|" + Volumes + "|" + Pains + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Specific();

    [GeneratedRegex(@"^\W*(?:\w+ ){0,2}(?:collaboration|co-?operation|partnership)s?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Together();

    private const string Ask =
        @"info(?:rmation|s)?|details?|pric(?:e|es|ing|elist)|price list|costs?|quotes?|quotation|rates?|brochures?|catalogue?s?|demo|trial|call(?: ?back)?|question|questions|just looking|looking around|browsing|curious|interested|interest|learn(?:ing)? more|know more|hear more|more|contact|get in touch|reach out|talk|chat|speak|help|hello|hi|hey|test|exploring|research|options|services?|products?|offer(?:ing)?s?|solutions?|website|something|stuff|things";

    // Nothing but words of asking and filler, however many.
    [GeneratedRegex(
        @"^\W*(?:(?:" + Ask + @"|i['’]?m?|i am|we['’]?(?:re)?|are|am|is|would|like|want|need|needs|to|please|send|me|us|my|our|some|any|the|a|an|about|on|of|for|your|you|you['’]re|can|could|get|give|have|had|what|do|does|it|it['’]s|this|that|how|much|just|only|general|generic|in|and|or|at|with|all|there|thanks|thank|kindly|receive|request(?:ing)?|see|know|look(?:ing)?|around|so|company|team|sales|latest|full|be|more|further|additional|free|quick|tell|let|us|seeking|wondering)(?:\W+|$))+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VagueOnly();

    [GeneratedRegex(
        @"\b(?:(?:crm|erp|wms|cms|lms)s?|hris|hrms|bi|software|saas|platform|tool(?:ing|s)?|app(?:lication)?|automat\w+|chat ?bots?|reporting|analytics|dashboards?|help ?desk|project management|document management|time tracking|e-?commerce|online (?:shop|store|booking)|website builder|email marketing|newsletter|triage|ticketing|approvals|bookings?|campaigns?|sales (?:process|team|pipeline)|customer (?:service|support|success)|inventory|accounting|bookkeeping|invoicing|billing|scheduling|recruiting|hiring (?:process|software|tool)|training|security|monitoring|backup|hosting|cloud|data|ai|agents?|assistant|workflows?|process(?:es)?|efficien\w+|productivity|collaboration|communication|digiti[sz]\w+|digital transformation|marketing|logistics|procurement|planning|surveys?|feedback|loyalty|telephony|call cent(?:er|re)|quality management|maintenance|moderni[sz]\w+|improv\w+|optimi[sz]\w+|streamlin\w+|manag(?:e|ing) our|track(?:ing)? our|system|solution for|onboarding|compliance|lead (?:gen\w*|capture|management))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex General();

    [GeneratedRegex(@"\b(?:" + Ask + @")\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vague();

    // What the need field says in words no list knows is a use case without detail.
    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex AnyWord();
}
