using System.Text.RegularExpressions;

namespace Agent.Plugins.Tools;

/// <summary>Text from a model that people will read: one line, no control characters, no links.</summary>
public static partial class PlainText
{
    /// <returns>The trimmed line, or null when it is blank, too long, or holds a link or an address.</returns>
    public static string? Line(string? text, int maxLength)
    {
        var line = text?.Trim();
        return line is { Length: > 0 } && line.Length <= maxLength && !line.Any(char.IsControl) && !Link().IsMatch(line) ? line : null;
    }

    /// <summary>Anything a mail program would turn into a link or an address.</summary>
    [GeneratedRegex(@"://|\bwww\.|\S@\S|\b[a-z0-9-]+\.(com|net|org|io|co|info|biz|ru|xyz|top|link|click)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Link();
}
