using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Sentences in which the writer asks for something to buy, or tells a pain that such a thing would end.</summary>
internal static partial class Requests
{
    /// <summary>Asks for anything: enough to tell a buyer from somebody who pitches.</summary>
    public static bool Asks(string sentence) => Asking().IsMatch(sentence);

    /// <summary>
    /// A business asks for a thing or tells a pain of its own. "I need data", "we need help" and "we want to interview you" are not it.
    /// </summary>
    public static bool Buys(string text) => Buying().IsMatch(text) || Wanted().IsMatch(text) || Suffers().IsMatch(text);

    [GeneratedRegex(
        @"\b(?:we|i)(?:['’]re| are| am|['’]m|['’]d| would)? ?(?:need|want|require|looking (?:for|to (?:buy|replace|automate|find|get|implement|switch))|look for|seeking|searching for|evaluat\w+|shopping for|in the market for|like to buy|use|run|operate|own)\b(?! (?:just |only )?(?:\d+|five|ten|a few|a couple of) min(?:ute)?s?| your (?:time|attention)| to (?:show|offer|introduce|present|sell|pitch) )|(?<!\byou )\bneed (?:an?|some|help|software|to)\b|(?<!\byou )(?<!\byou are )(?<!\byou['’]re )\b(?:looking|searching) for (?:a|an|some|software|tools?)\b|\bdo you (?:offer|support|have|provide)\b|\bfor our\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asking();

    [GeneratedRegex(
        @"\b(?:we|our [\w-]+(?: [\w-]+)?)(?:['’]re| are| is|['’]d| would)?(?: (?:now|also|currently|urgently|really|still|therefore|just))? (?:needs?|wants?|requires?|looks?(?:ing)? (?:for|to)|seek(?:s|ing)?|search(?:es|ing)? for|evaluat\w+|compar(?:e|ing)|consider(?:ing)?|shopping for|in the market for|plan(?:s|ning)? to|hop(?:e|ing) to|like (?:an?|to))\b" +
        @"(?! (?:an? |some |your |urgent |immediate |quick |to (?:get |have )?(?:an? |your )?)*(?:you|help|assistance|support|access|someone|somebody|refund|fix|password|reset|answer|reply|interview\w*|statement|comment|log|speak|talk|ask|know|partner\w*|collaborat\w*|cooperat\w*|resell\w*|offer|sell|introduce|show|present|apply|join|open|report|cancel|renew|restore|recover|work with|our account|the password|(?:new |local |more )?(?:\w+ )?(?:investors?|partners|affiliates|distributors|resellers|influencers|publishers)|invest)\b)|" +
        @"(?:^|[.!?;:\n]\s*|\band )(?:we )?(?:need(?:ing)?|looking (?:for|to)|interested in|seeking)\s(?:an? |some |new |urgent |immediate |any |to (?:get )?)*(?!(?:[\w-]+ )?(?:jobs?|positions?|roles?|work|internships?|employment|opportunit\w+|help|assistance|someone|somebody|you|access|reset|refund|fix|password|partners|investors?|data for|information)\b)[\w-]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Buying();

    [GeneratedRegex(
        @"(?<!\byou )(?<!\byou are )(?<!\byou['’]re )\b(?:looking for|searching for|need|want|in search of)\s(?:an? |some |new |better |your )*(?:[\w-]+ ){0,4}(?:replacement|alternative|software|tool|system|platform|solution|provider|integration|crm|erp)\b(?! (?:engineer|developer|administrator|admin|analyst|architect)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wanted();

    [GeneratedRegex(
        @"\b(?:we|our [\w-]+(?: [\w-]+)?)(?:['’]re| are| is| have)? (?:\w+ )?(?:struggl(?:e|es|ing)|los(?:e|es|ing)|wast(?:e|es|ing)|drown(?:s|ing)?|copy|copies|copying|outgrown|typ(?:e|es|ing)|re-?key\w*)\b|\b(?:we|our)\b(?![^.!?\n]{0,80}\bhelp(?:s|ing)?\b)[^.!?\n]{0,80}\b(?:by hand|manually|in spreadsheets|(?:and|but|,) (?:\w+ )?struggl(?:e|es|ing))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Suffers();
}
