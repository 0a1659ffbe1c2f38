using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>Whole numbers up to a hundred million in words, by the rules of each language.</summary>
internal static class Spelling
{
    private static readonly string[] English =
        ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] EnglishTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] German =
        ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"];

    private static readonly string[] GermanTens = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

    private static readonly string[] French =
        ["", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"];

    private static readonly string[] FrenchTens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"];

    private static readonly string[] Spanish =
    [
        "", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve",
        "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
    ];

    private static readonly string[] SpanishTens = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];

    private static readonly string[] SpanishHundreds =
        ["", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos"];

    public static string Of(int number, Language language) => language switch
    {
        Language.German => GermanOf(number),
        Language.French => Large(number, FrenchHundreds, "mille", "million", "millions", oneThousand: "mille"),
        Language.Spanish => Large(number, SpanishOf, "mil", "millón", "millones", oneThousand: "mil"),
        _ => Large(number, EnglishOf, "thousand", "million", "million", oneThousand: "one thousand"),
    };

    private static string Large(int number, Func<int, string> below, string thousand, string million, string millions, string oneThousand)
    {
        var (high, middle, low) = (number / 1_000_000, number / 1_000 % 1_000, number % 1_000);
        string[] parts =
        [
            high == 0 ? "" : $"{below(high).Replace("uno", "un", StringComparison.Ordinal)} {(high == 1 ? million : millions)}",
            middle == 0 ? "" : middle == 1 ? oneThousand : $"{below(middle)} {thousand}",
            below(low),
        ];

        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string EnglishOf(int number)
    {
        var tens = number % 100 < 20 ? English[number % 100] : $"{EnglishTens[number % 100 / 10]}{(number % 10 == 0 ? "" : "-")}{English[number % 10]}";
        return number < 100 ? tens : $"{English[number / 100]} hundred{(tens.Length == 0 ? "" : " and ")}{tens}";
    }

    private static string GermanOf(int number)
    {
        if (number >= 1_000_000)
        {
            var rest = number % 1_000_000;
            return $"{(number / 1_000_000 == 1 ? "eine Million" : $"{GermanOf(number / 1_000_000)} Millionen")}{(rest == 0 ? "" : " ")}{GermanOf(rest)}";
        }

        return number >= 1_000 ? $"{GermanOf(number / 1_000)}tausend{GermanOf(number % 1_000)}"
            : number >= 100 ? $"{German[number / 100]}hundert{GermanOf(number % 100)}"
            : number < 20 ? German[number]
            : $"{German[number % 10]}{(number % 10 == 0 ? "" : "und")}{GermanTens[number / 10]}";
    }

    private static string FrenchHundreds(int number)
    {
        var tens = FrenchOf(number % 100);
        return number < 100 ? tens : $"{(number < 200 ? "" : $"{French[number / 100]} ")}{(number >= 200 && tens.Length == 0 ? "cents" : "cent")}{(tens.Length == 0 ? "" : " ")}{tens}";
    }

    private static string FrenchOf(int number)
    {
        var unit = number is >= 70 and < 80 or >= 90 ? (number % 10) + 10 : number % 10;

        return number < 20 ? French[number]
            : number == 80 ? "quatre-vingts"
            : $"{FrenchTens[number / 10]}{(unit == 0 ? "" : unit is 1 or 11 && number < 80 ? " et " : "-")}{French[unit]}";
    }

    private static string SpanishOf(int number)
    {
        var rest = number % 100;
        var tens = rest < 30 ? Spanish[rest] : $"{SpanishTens[rest / 10]}{(rest % 10 == 0 ? "" : " y ")}{Spanish[rest % 10]}";

        return number < 100 ? tens : number == 100 ? "cien" : $"{SpanishHundreds[number / 100]}{(tens.Length == 0 ? "" : " ")}{tens}";
    }
}
