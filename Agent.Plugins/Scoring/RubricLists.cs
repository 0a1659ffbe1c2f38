namespace Agent.Plugins.Scoring;

/// <summary>The lists of a rubric: reason codes are one closed list that all rules draw from, rates are rates.</summary>
internal static class RubricLists
{
    public static void Run(Rubric rubric)
    {
        CheckReasons(rubric);
        CheckDisqualifiers(rubric);
        CheckCurrencies(rubric.Currencies);
    }

    private static void CheckReasons(Rubric rubric)
    {
        RubricCheck.Need(rubric.ReasonCodes.Count > 0, "reason_codes", "an empty list", "at least one code");
        RubricCheck.Need(rubric.ReasonCodes.Distinct(StringComparer.Ordinal).Count() == rubric.ReasonCodes.Count, "reason_codes", "a code twice", "each code once");

        Listed(rubric, "dispositions.low_fit_reason_code", rubric.Dispositions.LowFitReasonCode);
        Listed(rubric, "spam.reason_code", rubric.Spam.ReasonCode);
    }

    private static void CheckDisqualifiers(Rubric rubric)
    {
        foreach (var (intent, code) in rubric.HardDisqualifiers.Intents)
        {
            RubricCheck.Need(IntentWords.Find(intent) is not (null or IntentKind.Buyer or IntentKind.Unclear or IntentKind.Spam),
                $"hard_disqualifiers.intents.{intent}", intent, "an intent of the reader other than buyer, unclear and spam");
            Listed(rubric, $"hard_disqualifiers.intents.{intent}", code);
        }

        foreach (var (domain, code) in rubric.HardDisqualifiers.Domains)
        {
            RubricCheck.Need(domain.Contains('.', StringComparison.Ordinal) && domain.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-'),
                $"hard_disqualifiers.domains.{domain}", domain, "a domain in lower-case ASCII form");
            Listed(rubric, $"hard_disqualifiers.domains.{domain}", code);
        }

        foreach (var (country, code) in rubric.HardDisqualifiers.Countries)
        {
            Listed(rubric, $"hard_disqualifiers.countries.{country}", code);
        }
    }

    private static void CheckCurrencies(CurrencyRules currencies)
    {
        RubricCheck.Need(currencies.UsdPerUnit.ContainsKey(currencies.Default), "currencies.default", currencies.Default, "a currency of usd_per_unit");

        foreach (var (code, rate) in currencies.UsdPerUnit)
        {
            var key = $"currencies.usd_per_unit.{code}";
            RubricCheck.Need(code.Length == 3 && code.All(char.IsAsciiLetterUpper), key, code, "a three-letter code in capitals");
            RubricCheck.Need(rate > 0, key, rate, "more than 0");

            // The edges are in USD.
            RubricCheck.Need(code != "USD" || rate == 1, key, rate, "1");
        }
    }

    private static void Listed(Rubric rubric, string key, string code) => RubricCheck.Need(rubric.HasReasonCode(code), key, code, "a code of reason_codes");
}
