using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// Words that talk to the machine instead of about the sender's business, in any field. Business talk with such words ("please approve
/// the quote", "ignore my last mail") is not suspected.
/// </summary>
internal static partial class InjectionReader
{
    private static readonly Regex[] Signs = [Override(), Roles(), Markup(), Scoring(), Tools(), Secrets(), Approvals(), Addressed()];

    public static InjectionFact Read(LeadText lead)
    {
        foreach (var (field, text) in lead.Fields)
        {
            foreach (var sign in Signs)
            {
                if (sign.Match(text) is { Success: true } match)
                {
                    return new(true, new(field, match.Value.Trim()));
                }
            }
        }

        return LeadFacts.Unknown.Injection;
    }

    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget|override|bypass|discard|overrule)\b (?:(?:all|any|every|the|your|previous|prior|above|earlier|preceding|of|other|existing|former|initial|original|system|these|those|everything|what|and|current|given)\s)+(?:instructions?|rules?|prompts?|guidelines|directions?|directives?|orders?|constraints|polic(?:y|ies)|programming|training|context|said|told|above|criteria|rubric|message)\b|\b(?:new|updated|real|actual|revised) (?:system )?instructions?\s?(?::|are|follow)|\bfrom now on,? (?:you|ignore|respond|answer)|\b(?:ignore|disregard|forget) (?:everything|all) (?:above|before|prior|previous\w*|you (?:were|have been) told)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Override();

    [GeneratedRegex(
        @"\b(?:you are (?:now|no longer) (?:an? |the |in |my )?[\w-]+|pretend (?:to be|you(?: are|['’]re)|that you)|act as (?:an? |the |if you (?:are|were) )(?:[\w-]+ ){0,3}(?:ai|assistant|model|agent|admin\w*|system|developer|dan|root|sales (?:manager|director))\b|(?:developer|debug|admin|god|dan|jailbreak|maintenance) mode (?:is )?(?:on|enabled|activated)|enter (?:developer|debug|admin|dan) mode|do anything now|jailbreak)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Roles();

    [GeneratedRegex(
        @"<\|?/?(?:im_start|im_end|system|assistant|endoftext|message|instructions?|prompt)\b[^>\n]{0,60}\|?>|\[/?(?:INST|SYSTEM|SYS|ASSISTANT)\]|<<SYS>>|^\s*(?:system|assistant|developer)\s*(?:\([^)\n]{0,30}\)|prompt|message|note|override)?\s*:|###\s*(?:system|instruction|assistant|new instruction|end of)|""role""\s*:\s*""(?:system|assistant|developer|tool)""|\{\{\s*[$\w]|""(?:tool_calls|function_call)""|```(?:system|json)?\s*\{\s*""(?:score|tier|disposition|need|intent)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Markup();

    [GeneratedRegex(
        @"\b(?:set|give|assign|award|mark|rate|score|classify|treat|flag|return|output|report|make|categori[sz]e|label|grade)\b (?:(?:this|the|my|me|us|our|it|a|an|lead|as|of|company|to|be|full|record|with|request|is|submission|contact|that)\s){0,6}(?:(?:lead )?(?:scores?|tier|disposition|grade|rating|points)\b[^.!?\n]{0,25}(?:\d{2,3}|max\w*|highest|full|qualified|enterprise|perfect|top)|(?:as )?(?:highly |fully |pre-?)?qualified\b|\d{2,3}\s?(?:/\s?100|out of 100|points)|enterprise tier|high(?:est)? priority lead|the (?:maximum|highest) (?:score|rating))|\b(?:score|tier|disposition)\s?[:=]\s?[""']?(?:\d{2,3}|qualified|enterprise)\b|\bmust be (?:scored|marked|rated|classified|treated) (?:as )?[\w-]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scoring();

    [GeneratedRegex(
        @"\b(?:get_company_history|write_company_summary|score_lead|upsert_lead_row|create_followup_task|draft_email|send_email|schedule_meeting|reject_lead|mark_spam)\b|\b(?:call|invoke|execute|trigger|use) (?:the |your )(?:[\w-]+ )?(?:tool|function|plugin)s?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tools();

    [GeneratedRegex(
        @"\b(?:reveal|print|show|repeat|output|display|tell me|give me|send me|leak|dump|expose|share|include|copy|translate|summari[sz]e|what (?:is|are|was))\b (?:(?:me|us|all|the|your|full|entire|complete|exact|hidden|initial|original|internal|verbatim|of|any|above|a|copy)\s){1,6}(?:system prompts?|system messages?|instructions|prompt|rubric|api keys?|secrets?|other leads?|lead list|customer list|passwords? of|environment variables|conversation|context window)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secrets();

    [GeneratedRegex(
        @"\b(?:(?:skip|bypass|disable|circumvent|avoid) (?:(?:the|all|any|your|human|manual)\s)*(?:approvals?|reviews?|gates?|filters?|safety|guardrails?|checks?|verification)\b(?! process)|without (?:any )?(?:human|manual|asking a|a human['’]?s?) (?:approval|review|confirmation|human)|approve (?:(?:all|every|any|the|this|my|pending|it)\s)*(?:pending |gated )?(?:actions?|tool calls?)\b|(?:do not|don['’]t|never) (?:tell|inform|notify|alert|ask|mention (?:this|it) to) (?:the |a |any )?(?:human|user|reviewer|operator|sales team|person|staff)|auto[- ]?approve)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Approvals();

    [GeneratedRegex(
        @"\b(?:(?:attention|note|message|instructions?|dear|hey|hello|memo|reminder|notice) (?:to |for )?(?:the |any |all )?(?:ai|llm|gpt|chatgpt|language model|bot|automated (?:system|agent)|crm (?:agent|bot)|model|lead[- ]scoring (?:system|agent|bot|model|ai))s?\b(?! (?:team|strategy|project|platform|model|vendor|solutions?|tool|conference|summit|startup))|if you(?:['’]re| are) an? (?:ai|llm|language model|automated|bot)|as an ai (?:language )?(?:model|assistant)|(?:ai|llm|assistant|agent|bot)\s?: (?:please |you |ignore|set|mark|call|send|do))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Addressed();
}
