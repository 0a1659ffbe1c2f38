namespace Agent.Api.Model.Offline.Reading;

/// <summary>Currencies as people write them. What a unit is worth is the rubric's business.</summary>
internal static class Currencies
{
    public const string Symbols = @"US\$|CA\$|AU\$|NZ\$|HK\$|MX\$|C\$|A\$|S\$|R\$|\$|€|£|¥|₹|₩|₺|₪|₴|zł|\bRs\.?";

    public const string Words =
        @"(?:(?:US|Canadian|Australian|New Zealand|Singapore|Hong Kong) )?dollars?|bucks|euros?|pounds?(?: sterling)?|quid|(?:Swiss )?francs?|yen|yuan|renminbi|rupees?|(?:Swedish |Norwegian |Danish )?kron(?:or|er|a|e)|zlot(?:y|ys|ies)|(?:Mexican )?pesos?|reais|rand|dirhams?";

    public const string Codes = "usd|eur|gbp|chf|cad|aud|nzd|jpy|cny|rmb|hkd|sgd|inr|krw|sek|nok|dkk|pln|czk|huf|brl|mxn|zar|aed|sar|ils|try";

    /// <summary>The codes that are words or names when not in capitals. CAD is software, too: "CAD 2025", "40 CAD files".</summary>
    public const string CapitalCodes =
        @"CAD(?! (?:19|20)\d\d\b| (?:files?|drawings?|seats?|users?|licen[cs]es?|designers?|engineers?|stations?|workstations?|models?|operators?|software|tools?|data|documents?|projects?|parts?))|AUD|NZD|JPY|CNY|RMB|HKD|SGD|INR|KRW|SEK|NOK|DKK|PLN|CZK|HUF|BRL|MXN|ZAR|AED|SAR|ILS|TRY";

    private static readonly HashSet<string> KnownCodes = [.. Codes.ToUpperInvariant().Split('|'), "UAH"];

    // Three capitals beside a number that are no currency.
    private static readonly HashSet<string> NotCurrencies = new(StringComparer.Ordinal)
    {
        "TBD", "TBC", "MAX", "MIN", "PER", "FTE", "ARR", "MRR", "SAP", "CRM", "ERP", "API", "SSO", "SQL", "AND", "FOR", "THE", "OUR", "WITH", "ROI", "SMB", "CEO", "CTO", "CFO",
        "COO", "CIO", "KPI", "PCS", "LTD", "LLC", "INC", "ASAP", "EOM", "EOY", "EOQ", "VAT", "TAX", "NET", "ALL", "NOT", "NOW", "NEW", "YTD", "YES", "MTH", "MON", "POS", "CSV", "PDF",
    };

    /// <summary>The three-letter code; an unknown code as it stands; null when the words are no currency.</summary>
    public static string? Of(string words)
    {
        var text = words.Trim().TrimEnd('.');

        return text.Length == 0 ? null : Symbol(text) ?? Word(text.ToLowerInvariant()) ?? Code(text);
    }

    public static bool IsKnown(string? code) => code is not null && KnownCodes.Contains(code);

    private static string? Symbol(string text) => text.ToUpperInvariant() switch
    {
        "$" or "US$" => "USD",
        "CA$" or "C$" => "CAD",
        "AU$" or "A$" => "AUD",
        "NZ$" => "NZD",
        "HK$" => "HKD",
        "MX$" => "MXN",
        "S$" => "SGD",
        "R$" => "BRL",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "₹" or "RS" => "INR",
        "₩" => "KRW",
        "₺" => "TRY",
        "₪" => "ILS",
        "₴" => "UAH",
        "ZŁ" => "PLN",
        _ => null,
    };

    private static string? Word(string text) => text switch
    {
        "dollar" or "dollars" or "bucks" or "us dollar" or "us dollars" => "USD",
        "canadian dollar" or "canadian dollars" => "CAD",
        "australian dollar" or "australian dollars" => "AUD",
        "new zealand dollar" or "new zealand dollars" => "NZD",
        "singapore dollar" or "singapore dollars" => "SGD",
        "hong kong dollar" or "hong kong dollars" => "HKD",
        "euro" or "euros" => "EUR",
        "pound" or "pounds" or "pound sterling" or "pounds sterling" or "quid" => "GBP",
        "franc" or "francs" or "swiss franc" or "swiss francs" => "CHF",
        "yen" => "JPY",
        "yuan" or "renminbi" or "rmb" => "CNY",
        "rupee" or "rupees" => "INR",
        "norwegian kroner" or "norwegian krone" => "NOK",
        "danish kroner" or "danish krone" => "DKK",
        "kronor" or "krona" or "swedish kronor" or "swedish krona" => "SEK",
        "zloty" or "zlotys" or "zloties" => "PLN",
        "peso" or "pesos" or "mexican peso" or "mexican pesos" => "MXN",
        "reais" => "BRL",
        "rand" => "ZAR",
        "dirham" or "dirhams" => "AED",
        _ => null,
    };

    private static string? Code(string text)
    {
        var code = text.ToUpperInvariant();
        return code.Length == 3 && code.All(char.IsAsciiLetter) && !NotCurrencies.Contains(code) ? code : null;
    }
}
