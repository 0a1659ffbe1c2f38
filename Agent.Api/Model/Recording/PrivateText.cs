using System.Text.RegularExpressions;

namespace Agent.Api.Model.Recording;

/// <summary>
/// Finds what must not be written down in any text: keys, e-mail addresses, phone numbers. Rather strict about what a phone number looks
/// like: an amount or a date that is taken for one would make two leads look the same.
/// </summary>
internal static partial class PrivateText
{
    private const int FewestDigits = 7;

    /// <param name="mask">From kind and value to the word that replaces it.</param>
    public static string Mask(string text, Func<string, string, string> mask)
    {
        text = Secret().Replace(text, match => mask("secret", match.Value));
        text = Address().Replace(text, match => mask("email", match.Value));
        return Phone().Replace(text, match =>
        {
            var number = match.Groups["number"] is { Success: true } labelled ? labelled.Value : match.Value;
            return IsNumber(number) ? match.Value[..^number.Length] + mask("phone", number) : match.Value;
        });
    }

    /// <summary>The number as a pattern, whatever stands between its digits; null for one too short to be told from others.</summary>
    public static Regex? PatternOf(string? phone)
    {
        char[] digits = [.. (phone ?? "").Where(char.IsAsciiDigit)];
        return digits.Length < FewestDigits ? null : new Regex($@"(?<!\d)\+?{string.Join(@"[\s().\-/]{0,3}", digits)}(?!\d)", RegexOptions.CultureInvariant);
    }

    private static bool IsNumber(string text) => text.Count(char.IsAsciiDigit) >= FewestDigits && !Date().IsMatch(text);

    // OpenAI, GitHub, Slack and AWS keys, JSON web tokens, what follows "Bearer", and name and password in a URL.
    [GeneratedRegex(
        @"\bsk-[\w-]{8,}|\bgh[oprsu]_\w{20,}|\bxox[abeprs]-[\w-]{10,}|\bAKIA[0-9A-Z]{16}\b|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*"
        + @"|(?<=\b[Bb]earer\s+)(?=\S*\d)[\w.~+/-]{12,}=*|(?<=://)[^/\s:@""]+:[^/\s@""]+(?=@)")]
    private static partial Regex Secret();

    // bob@example.com, also as bob%40example.com and bob (at) example (dot) com
    [GeneratedRegex(
        @"[\p{L}\p{N}._+'-]+(@|%40)[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+"
        + @"|[\p{L}\p{N}._+-]+\s?[(\[]at[)\]]\s?[\p{L}\p{N}-]+(\s?(\.|[(\[]dot[)\]])\s?[\p{L}\p{N}-]+)+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    // +1 555 010 9999 and +49 170 1234567; 0170 1234567 and 01701234567; (555) 010-9999 and 555-010-9999; Tel: 5550109
    [GeneratedRegex(
        @"(?<![\w.])\+1([\s().\-/]{0,3}\d){10}(?!\d)|(?<![\w.])\+[2-9]([\s().\-/]{0,3}\d){7,12}"
        + @"|(?<![\w.,])\(?0\d{1,5}\)?[\s\-/][\d\s\-/]{4,14}\d(?!\w)|(?<![\w.,])0\d{8,14}(?!\w)"
        + @"|(?<!\w)\(\d{3}\)\s?\d{3}[\s.\-]\d{4}(?!\w)|(?<![\w.,])\d{3}(?<between>[\s.\-])\d{3}\k<between>\d{4}(?!\w)"
        + @"|\b(tel|telefon|telephone|téléphone|teléfono|phone|fon|mobile|mobil|móvil|handy|cell|fax|whatsapp)\b\.?[\s:.#]{0,3}(?<number>\(?\d[\d\s().\-/]{5,18}\d)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Phone();

    // 25/11/2026 and 2026-11-25, or a grouped amount before a year (100 000 2027)
    [GeneratedRegex(@"\b(0?[1-9]|[12]\d|3[01])[./-](0?[1-9]|1[0-2])[./-](19|20)\d{2}\b|\b(19|20)\d{2}-\d{2}-\d{2}\b|^\d{3} \d{3} (19|20)\d{2}$")]
    private static partial Regex Date();
}
