using System.Text;

namespace Agent.Eval.Twins;

/// <summary>Ways to hide a text from people and leave it readable to a machine.</summary>
internal static class Hidings
{
    public const string None = "none";
    public const string ZeroWidth = "zero_width";
    public const string Tags = "tags";
    public const string Base64 = "base64";

    private const int TagBlock = 0xE0000;

    /// <exception cref="ArgumentOutOfRangeException">Nobody knows this hiding.</exception>
    public static string Hide(string text, string hiding) => hiding switch
    {
        None => text,
        // between all letters, so that no word is found as it stands
        ZeroWidth => string.Join('\u200B', text.EnumerateRunes()),
        // the tag characters mirror ASCII and are drawn as nothing
        Tags => string.Concat(text.EnumerateRunes().Select(rune => rune.IsAscii ? new Rune(TagBlock + rune.Value) : rune)),
        Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
        _ => throw new ArgumentOutOfRangeException(nameof(hiding), hiding, "Must be none, zero_width, tags or base64."),
    };
}
