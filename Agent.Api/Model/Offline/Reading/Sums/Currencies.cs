using System.Collections.Frozen;
using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Sums;

/// <summary>Currencies as people write them: signs, codes, words, and codes with a scale ("TEUR"). What a unit is worth is the rubric's business.</summary>
internal static class Currencies
{
    // Words and names in small letters do not look like these.
    private static readonly FrozenSet<string> CodesInSmallLetters = FrozenSet.ToFrozenSet(["USD", "EUR", "GBP", "CHF", "MXN", "SEK", "NOK", "DKK", "PLN"], StringComparer.Ordinal);

    // Three capitals beside a number that are no currency.
    private static readonly FrozenSet<string> NotCurrencies = FrozenSet.ToFrozenSet(
        ("TBD TBC MAX MIN PER FTE ARR MRR SAP CRM ERP API SSO SQL AND FOR THE OUR ROI SMB CEO CTO CFO COO CIO KPI PCS LTD LLC INC EOM EOY EOQ VAT TAX NET ALL NOT NOW NEW YTD YES " +
         "MTH MON POS CSV PDF BIS VON UND ODER PRO MIO TSD MRD MWST CIRCA ANS PAR MES POR DES HT TTC IVA SIN CON DEL QUE MIL GMBH").Split(' '),
        StringComparer.Ordinal);

    public static bool IsKnown(string? code) => code is not null && Lexicon.Shared.Has(code.ToLowerInvariant(), Sense.Code);

    /// <summary>The currency that stands there, and the scale that is part of it ("T€" is a thousand euros).</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where.</param>
    /// <param name="alone">The text is about money only, so any three capitals may be a currency.</param>
    public static Unit? At(Passage text, int at, bool alone)
    {
        if (text.Find(at, Sense.ScaledCurrency) is { } scaled)
        {
            var (code, scale) = (scaled.Value.Split(' ')[0], decimal.Parse(scaled.Value.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
            return new Unit(scaled.To, code, scale);
        }

        return IsRand(text, at) ? new Unit(at + 1, "ZAR", 1)
            : IsQuetzal(text, at) ? new Unit(at + 1, "GTQ", 1)
            : text.Find(at, Sense.Currency) is { } named ? IsWordBeforeSign(text, named) ? null : Named(text, named)
            : CodeAt(text, at, alone) is { } known ? new Unit(at + 1, known, 1)
            : null;
    }

    // "R150 000", "R150k"
    private static bool IsRand(Passage text, int at) => text[at].Text == "r" && text.IsCapital(at) && text.Touches(at + 1) && text[at + 1].IsNumber && (text[at + 1].Text.Length > 3 || text.Is(at + 2, Sense.Scale));

    // "Q50,000", "Q150k"; "Q1 2027" and "Q2027" are times.
    private static bool IsQuetzal(Passage text, int at) => text[at].Text == "q" && text.IsCapital(at) && text.Touches(at + 1) && text[at + 1].IsNumber && (text[at + 1].Text.Length > 4 || text.Is(at + 2, Sense.Scale));

    // "$ CAD", "$ MXN": the sign says dollars or pesos, the code says which.
    private static Unit Named(Passage text, Term named) =>
        named.Value is "USD" && text[named.From].IsMark('$') && CodeAt(text, named.To, alone: false) is { } code ? new Unit(named.To + 1, code, 1) : new Unit(named.To, named.Value, 1);

    // "costing us $3,000", "a $20k budget"; the dot of "Gs. 500.000" is no sign.
    private static bool IsWordBeforeSign(Passage text, Term named) =>
        named.Length == 2 && text[named.From].IsWord && text[named.From + 1].Kind is TokenKind.Mark && !text[named.From + 1].IsMark('.') && !text.IsAllCapitals(named.From);

    private static string? CodeAt(Passage text, int at, bool alone)
    {
        if (!text[at].IsWord || text[at].Text.Length != 3 || !text[at].Text.All(char.IsAsciiLetter))
        {
            return null;
        }

        var code = text[at].Text.ToUpperInvariant();
        var capitals = text.IsAllCapitals(at);
        var reads = IsKnown(code) ? alone || capitals || CodesInSmallLetters.Contains(code) : alone && capitals && !NotCurrencies.Contains(code);

        return !reads ? null : code is "RMB" ? "CNY" : code;
    }

    /// <summary>The pesos, dollars or crowns of a country, when the word or sign alone was said. Codes of ISO 4217.</summary>
    /// <param name="currency">As it was read.</param>
    /// <param name="quote">The words of the sum.</param>
    /// <param name="country">The lead's country as it was written; null when it is not known.</param>
    public static string Of(string currency, string quote, string? country)
    {
        var land = country is null ? "" : Letters.Fold(country);

        return currency switch
        {
            "MXN" => Pesos.GetValueOrDefault(land, currency),
            "USD" when IsSignAlone(quote) => Pesos.GetValueOrDefault(land) ?? Dollars.GetValueOrDefault(land, currency),
            "SEK" => Crowns.GetValueOrDefault(land, currency),
            "AED" when land is "morocco" or "maroc" or "marruecos" or "ma" => "MAD",
            _ => currency,
        };
    }

    // "$ 2 millones" in Colombia are pesos; "US$" and "dollars" are what they say.
    private static bool IsSignAlone(string quote) =>
        quote.Contains('$', StringComparison.Ordinal) && !quote.Contains("us", StringComparison.OrdinalIgnoreCase) && !Letters.Fold(quote).Contains("dol", StringComparison.Ordinal);

    private static readonly FrozenDictionary<string, string> Pesos = Lands("MXN mexico mx; ARS argentina ar; CLP chile cl; COP colombia co; UYU uruguay uy; DOP dominicana do");

    private static readonly FrozenDictionary<string, string> Dollars = Lands("CAD canada kanada ca; AUD australia australien australie au; NZD neuseeland nz; SGD singapore singapur sg; HKD hk");

    private static readonly FrozenDictionary<string, string> Crowns = Lands("NOK norway norge norwegen norvege noruega no; DKK denmark danmark danemark dinamarca dk");

    private static FrozenDictionary<string, string> Lands(string table) => table.Split("; ")
        .SelectMany(line => line.Split(' ') is [var code, .. var lands] ? lands.Select(land => (land, code)) : [])
        .ToFrozenDictionary(entry => entry.land, entry => entry.code, StringComparer.Ordinal);

    /// <summary>A currency in a text: where the text goes on, its code, and a factor for the number before it.</summary>
    internal readonly record struct Unit(int To, string Code, decimal Scale);
}
