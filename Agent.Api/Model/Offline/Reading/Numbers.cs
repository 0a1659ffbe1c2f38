using System.Collections.Frozen;
using System.Globalization;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Numbers as people write them: "50,000", "40.000", "1.2", "fifteen thousand". What is no number is null.</summary>
internal static class Numbers
{
    // Digits beyond this are no number a person means.
    private const int LongestNumber = 18;

    private static readonly char[] Marks = ['.', ','];

    private static readonly FrozenDictionary<string, int> Small = FrozenDictionary.ToFrozenDictionary(
        ((string Word, int Value)[])
        [
            ("a", 1), ("an", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
            ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19),
            ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90),
        ],
        pair => pair.Word,
        pair => pair.Value,
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A scale word after the number ("1.250 million") makes a dot a decimal point; three digits after a mark are thousands otherwise.</summary>
    public static decimal? Parse(string text, decimal? scale = null)
    {
        var digits = string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '.' or ','));
        if (digits.Length is 0 or > LongestNumber)
        {
            return null;
        }

        var mark = digits.LastIndexOfAny(Marks);
        var isDecimal = mark >= 0 && (digits.Length - mark - 1 != 3 || (scale is not null && digits[mark] == '.' && digits.IndexOfAny(Marks) == mark));
        var whole = string.Concat((isDecimal ? digits[..mark] : digits).Where(char.IsAsciiDigit));
        var plain = isDecimal ? $"{whole}.{digits[(mark + 1)..]}" : whole;

        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>A whole number of people or days; null when there is none or it is beyond all reason.</summary>
    public static int? ParseCount(string text, decimal? scale = null) =>
        Parse(text, scale) is { } number && Times(number, scale ?? 1) is { } count and <= 100_000_000 ? (int)count : FromWords(text) is { } words and <= 100_000_000 ? (int)words : null;

    /// <summary>"fifteen thousand", "a hundred", "half a million", "two dozen".</summary>
    public static decimal? FromWords(string text)
    {
        decimal total = 0, part = 0;
        var (half, any) = (false, false);

        foreach (var word in text.Split([' ', '-', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            switch (word.ToLowerInvariant())
            {
                case "half":
                    half = true;
                    break;
                case "and":
                    break;
                case "hundred":
                    part = Math.Max(part, 1) * 100;
                    any = true;
                    break;
                case "thousand" or "grand":
                    (total, part, any) = (total + (Math.Max(part, 1) * 1_000), 0, true);
                    break;
                case "million":
                    (total, part, any) = (total + (Math.Max(part, 1) * 1_000_000), 0, true);
                    break;
                case "dozen":
                    (part, any) = (Math.Max(part, 1) * 12, true);
                    break;
                default:
                    if (!Small.TryGetValue(word, out var value))
                    {
                        return null;
                    }

                    part += value;
                    any |= word.Length > 2;
                    break;
            }
        }

        return any ? (total + part) / (half ? 2 : 1) : null;
    }

    public static decimal? Times(decimal number, decimal scale) => number > decimal.MaxValue / scale ? null : number * scale;
}
