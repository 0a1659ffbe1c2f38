using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Agent.Api.Model.Offline.Reading.Words;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// Signs that only a machine reads: turns of a chat, fences around instructions, the service's own field names as JSON, template marks.
/// Found in the text as it would look in compatibility form.
/// </summary>
internal static partial class Markup
{
    // Without one of these there is no sign.
    private static readonly SearchValues<char> Telling = SearchValues.Create("<[(#{`:=|-_");

    /// <summary>Where such a sign stands, in the text of the words.</summary>
    public static (int Start, int End)? Find(WordText text)
    {
        var source = text.Source;
        if (source.AsSpan().IndexOfAny(Telling) < 0 && Ascii.IsValid(source))
        {
            return null;
        }

        if (Signs().Match(source) is { Success: true } plain)
        {
            return (plain.Index, plain.Index + plain.Length);
        }

        if (Ascii.IsValid(source))
        {
            return null;
        }

        var folded = FoldedText.Of(source);
        return Signs().Match(folded.Text) is { Success: true } match ? folded.Span(match.Index, match.Length) : null;
    }

    /// <summary>The text without turns that are opened and closed, blank lines within them or not.</summary>
    public static string WithoutTurns(string text, string instead) => ClosedTurns().Replace(text, instead);

    /// <summary>Where the first mark stands that only code or a template has; null when there is none.</summary>
    public static int? FirstMark(string text) => Mark().Match(text) is { Success: true } match ? match.Index : null;

    // A turn ("System: ...") counts at the beginning of a line; "operating system: Windows" does not.
    private const string Turns =
        @"<\|?/?\s?(?:im_start|im_end|system|assistant|user|human|endoftext|end_of_turn|start_of_turn|instructions?|prompt|begin_of_text|eot_id|start_header_id|tool_call|function_call)\b[^>\n]{0,60}\|?>|\[/?(?:INST|SYSTEM|SYS|ASSISTANT|SYSTEM MESSAGE|SYSTEM PROMPT)\]|<<\s?/?SYS\s?>>|" +
        @"^[ \t>*_#-]*(?:system|assistant|developer|ai|ki|llm|gpt|chatgpt|claude|gemini|copilot|human|user|systemnachricht|systeem|système|sistema|asistente|assistente|sistemi|модель|система)\s?(?:\([^)\n]{0,30}\)|prompt|message|note|override|instruction|instructions|nachricht|anweisung|befehl)?[*_]*\s?:[*_]*[ \t]+(?=\S)(?!(?:windows|linux|mac|sap|oracle|odoo|salesforce|microsoft|dynamics|hubspot|none|keines|aucun|ninguno|\w+ \d|\d)\b|\S+(?:[ \t]+\S+)?[ \t\r]*$)|" +
        @"^[ \t]*(?:-{3,}|={3,}|\*{3,}|#{2,}|~{3,})\s?(?:end|begin|start|new|ende|beginn|fin|début|inicio|nouvelles?|nuevas?|neue)\b[^\n]{0,40}\b(?:prompt|instructions?|system|input|data|lead|message|context|user|anweisung\w*|instrucciones|consignes|mensaje|anfrage|demande|prospect|solicitud)\b|" +
        @"^[ \t]*(?:[-=*~]{3,}|\#{2,})[^\n]{0,30}\b(?:task|note|message|orders?|instructions?|aufgabe|hinweis|anweisung\w*|befehle?|t[aâ]che|consignes?|tarea|nota|instrucci\w+)\s(?:to|for|an|f[uü]r|pour|à|para|al?)\s(?:(?:the|any|den|die|das|el|la)\s|l['’])?(?:(?:lead|ai|ki|ia|crm|scoring|sales|virtual)[ -])?(?:assist\w*|asistente|ai|ki|ia|llm|bot|mod[eè]l\w*|syst[eè]me?|sistema|agent\w*)\b|" +
        @"###\s*(?:system|instructions?|assistant|new instructions?|end of|human|response)\b|" +
        @"<(?:span|div|p|font|td)\b[^>\n]{0,120}(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0)|^\[//\]:\s*\#";

    // Somebody spoken to in brackets or before a colon who can only be a machine, and shouted turns within a line.
    private const string Addressed =
        @"[(\[{]\s*(?:(?:(?:note|message|hint|info)\s)?(?:to|for|an|für|pour|para|al?)\s(?:the\s|den\s|die\s|l['’]|el\s|la\s)?)?(?:(?:lead|ai|ki|ia|crm|scoring|sales|virtual)[ -])?(?:assistant|ai|ki|ia|llm|chatbot|bot|assistent(?:en)?|asistente|(?:lead|ai|crm|scoring)[ -](?:agent|system|model))\s*[:,]|" +
        @"(?:^[ \t]*|[.!?]\s)(?:(?:note|message|hint)\s)?(?:to|for|an|für|pour|para)\s(?:the\s|den\s|die\s|l['’]|el\s|la\s)(?:(?:lead|ai|ki|crm|scoring|sales|virtual)[ -])?(?:assistant|assistent(?:en)?|asistente|classifier|spam filters?|(?:ai|lead|scoring)[ -](?:agent|system|model|bot))\b[^:.\n]{0,40}:|" +
        @"(?<=[.!?;|]\s)(?:system|assistant|admin)(?: (?:note|message|prompt|override))?:\s+(?:you|this|the author|treat|set|mark|score|ignore|grant|approve|act|give|skip|send|book|reveal|disregard|override|qualify|proceed)\b|" +
        @"\[\s?(?:system|instructions?|instruction système|system[- ]?(?:anweisung|nachricht)|instrucción del sistema|hidden|admin)\b[^\]\n]{0,30}\]|" +
        @"</?(?:lead|lead_data|user_data|userdata|submission|form_data|input|context|source|task|new_task|query|untrusted\w*|field)s?\s?>|" +
        @"\b(?:new|updated)\s(?:task|instructions?|directives?|system prompt)\s?:|\bneue\s(?:aufgabe|anweisung(?:en)?)\s?:|\bnouvelles?\s(?:tâche|consignes?|instructions?)\s?:|\bnuevas?\s(?:tarea|instrucci(?:ón|ones))\s?:|";

    private const string Fields =
        @"[""']role[""']\s*:\s*[""'](?:system|assistant|developer|tool)[""']|[""'](?:tool_calls|function_call|tool_use)[""']|\{\{\s*[$\w#]|\{%\s*\w|\$\{\s*\w+\s*\}|<%=|" +
        @"[""'](?:score|tier|disposition|segment|reason_code|what_would_change|lead_score|qualified)[""']\s*:|" +
        @"[""'](?:(?:human|manual)_(?:review|approval|check|sign_?off)|(?:skip|bypass|waive|disable|override)_\w+|auto_?(?:approve|qualify|accept)\w*|pre_?(?:approved|qualified|cleared|vetted)|(?:needs|requires|require)_(?:human|review|approval)\w*|menschliche_\w+|validation_humaine|revisi[oó]n_humana|aprobaci[oó]n_humana|freigabe_n[oö]tig)[""']\s*:|" +
        @"[""']override[""']\s*:\s*(?:true\b|1\b|[""'](?:true|yes|all|ja|oui|s[ií])[""'])|[""'](?:decision|verdict|entscheidung|d[eé]cision|decisi[oó]n|veredicto)[""']\s*:\s*[""'](?:qualified|qualifiziert|qualifi[eé]e?|[ck]ualificad[oa]|calificad[oa])[""']|" +
        @"[""']?\b(?:(?:ai|llm|assistant|agent|model|bot|system)[_-](?:instructions?|notes?|directives?|orders?|override|prompt|commands?)|(?:note|instructions?)[_-](?:to|for)[_-](?:ai|llm|assistant|agent|model|bot))[""']?\s*[:=]|" +
        @"\b(?:need|authority|intent|budget)\b[""']?\s*[:=]\s*\{?\s*[""']?(?:(?:level|kind)[""']?\s*[:=]\s*[""']?)?(?:specific|executive|buyer)\b(?=[""',}\s]*(?:$|[,}]))|" +
        @"^[ \t>*_#-]*(?:(?:final|overall)\s)?(?:answer|output|response|result|verdict|decision|assessment|classification|qualification|evaluation|entscheidung|ergebnis|bewertung|einstufung|décision|résultat|évaluation|decisión|resultado|veredicto|esito|decisione|besluit)[*_]*\s?:[*_ \t]*[""']?(?:(?:fully|highly|very|top)\s)?(?:qualified|enterprise|hot lead|qualifiziert|qualifiée?|cualificado|calificado|qualificato|gekwalificeerd|\{|(?:100|9\d)\b)|" +
        @"\b(?:score|tier|disposition)\s?[:=]\s?[""']?(?:100\b|qualified|enterprise|max\w*)|" +
        @"```\s?(?:system|instructions?|prompt|json)?\s*\{\s*[""'](?:score|tier|disposition|need|intent|role|tool)|<!--(?=(?:[^<>]|<(?!!--)){0,300}\b(?:ignor\w*|instruc\w*|anweisung\w*|consigne\w*|istruzion\w*|system|score|punktzahl|approv\w*|ai|ki|ia|llm|bots?|mod[eè]l\w*|[qck]ualifi\w*|classif\w*|klassifi\w*|clasific\w*|assist\w*|asistente|bewert\w*|auswert\w*|prompt|reviewer|tier|sender|absender|exp[eé]diteur|remitente|priorit\w*|filt\w*)\b)|" +
        @"\b(?:get_company_history|write_company_summary|score_lead|upsert_lead_row|create_followup_task|draft_email|send_email|schedule_meeting|reject_lead|mark_spam)\b";

    [GeneratedRegex("(?:" + Turns + "|" + Addressed + Fields + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Signs();

    [GeneratedRegex(
        @"<\|im_start\|>.*?<\|im_end\|>|\[(INST|SYS|SYSTEM)\].*?\[/\1\]|<<SYS>>.*?<</SYS>>|<(system|assistant|instructions?|prompt)\b[^>\n]{0,60}>.*?</\2>|<!--.*?-->|<(span|div|p|font)\b[^>\n]{0,120}(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0)[^>]{0,60}>.*?</\3>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex ClosedTurns();

    [GeneratedRegex(@"(?:[""'}\]]\s*){2,}|</?\w+>|<\||<!--|<<|```|^\s*(?:-{3,}|={3,}|\#{2,}|\*{3,}|~{3,})|^\s*[{\[]", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Mark();
}
