using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Agent.Api.Data;

/// <summary>Where the next page begins, as opaque text: the sort key of the last row shown.</summary>
internal static class Cursor
{
    public static string Of(string only) => Encode(only);

    public static string Of(string first, int second) => Encode(first, second.ToString(CultureInfo.InvariantCulture));

    public static string Of(DateTimeOffset first, string second) => Encode(first.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture), second);

    /// <returns>The parts; null when it is not a cursor of that many.</returns>
    public static string[]? Decode(string cursor, int parts)
    {
        try
        {
            var key = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n');
            return key.Length == parts ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Encode(params string[] key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n', key)));
}
