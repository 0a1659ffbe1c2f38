using System.Globalization;

namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>Figures as people write them: "50,000", "40.000", "1'234.50", "1 234,50". What is no number is null.</summary>
internal static class Numbers
{
    // Digits beyond this are no number a person means.
    private const int LongestNumber = 18;

    private const decimal Million = 1_000_000;

    private static readonly char[] Marks = ['.', ','];

    /// <summary>
    /// Three digits after the only mark are thousands ("40.000", "1,200k"), unless a million or more follows ("1.250 million") or the
    /// number begins with a zero.
    /// </summary>
    public static decimal? Parse(string text, decimal scale = 1)
    {
        var digits = string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '.' or ','));
        if (digits.Length is 0 or > LongestNumber)
        {
            return null;
        }

        var mark = digits.LastIndexOfAny(Marks);
        var alone = mark >= 0 && digits.IndexOfAny(Marks) == mark;
        var isDecimal = mark >= 0 && (digits.Length - mark - 1 != 3 || (alone && (scale >= Million || digits[0] == '0')));
        var whole = string.Concat((isDecimal ? digits[..mark] : digits).Where(char.IsAsciiDigit));
        var plain = isDecimal ? $"{whole}.{digits[(mark + 1)..]}" : whole;

        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Times(number, scale) : null;
    }

    /// <summary>Null when the product is beyond all reason.</summary>
    public static decimal? Times(decimal number, decimal scale) => scale == 0 || number > decimal.MaxValue / scale ? null : number * scale;
}
