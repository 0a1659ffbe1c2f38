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
            : text.Find(at, Sense.Currency) is { } named ? IsWordBeforeSign(text, named) ? null : Named(text, named)
            : CodeAt(text, at, alone) is { } known ? new Unit(at + 1, known, 1)
            : null;
    }

    // "R150 000", "R150k"
    private static bool IsRand(Passage text, int at) => text[at].Text == "r" && text.IsCapital(at) && text.Touches(at + 1) && text[at + 1].IsNumber && (text[at + 1].Text.Length > 3 || text.Is(at + 2, Sense.Scale));

    // "$ CAD", "$ MXN": the sign says dollars or pesos, the code says which.
    private static Unit Named(Passage text, Term named) =>
        named.Value is "USD" && text[named.From].IsMark('$') && CodeAt(text, named.To, alone: false) is { } code ? new Unit(named.To + 1, code, 1) : new Unit(named.To, named.Value, 1);

    // "costing us $3,000", "a $20k budget"
    private static bool IsWordBeforeSign(Passage text, Term named) =>
        named.Length == 2 && text[named.From].IsWord && text[named.From + 1].Kind is TokenKind.Mark && !text.IsAllCapitals(named.From);

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

    /// <summary>The pesos, dollars or crowns of a country, when the word alone was said. Codes of ISO 4217.</summary>
    public static string Of(string currency, string? country) => (currency, country is null ? "" : Letters.Fold(country)) switch
    {
        ("MXN", "argentina" or "ar") => "ARS",
        ("MXN", "chile" or "cl") => "CLP",
        ("MXN", "colombia" or "co") => "COP",
        ("MXN", "uruguay" or "uy") => "UYU",
        ("SEK", "norway" or "norge" or "norwegen" or "norvege" or "noruega" or "no") => "NOK",
        ("SEK", "denmark" or "danmark" or "danemark" or "dinamarca" or "dk") => "DKK",
        ("AED", "morocco" or "maroc" or "marruecos" or "ma") => "MAD",
        _ => currency,
    };

    /// <summary>A currency in a text: where the text goes on, its code, and a factor for the number before it.</summary>
    internal readonly record struct Unit(int To, string Code, decimal Scale);
}
