namespace Agent.Api.Model.Recording;

/// <summary>
/// JSON inside of a text: a line break in it is a backslash and an n, and the n would pass for the first letter of the word that follows.
/// </summary>
internal static class Escapes
{
    // Characters that Unicode reserves for inner use; none of them is part of a word.
    private static readonly (string Written, string Hidden)[] Pairs = [(@"\n", "\uFDD0"), (@"\r", "\uFDD1"), (@"\t", "\uFDD2"), (@"\b", "\uFDD3"), (@"\f", "\uFDD4")];

    public static string Hide(string text) => !text.Contains('\\', StringComparison.Ordinal) ? text
        : Pairs.Aggregate(text, (current, pair) => current.Replace(pair.Written, pair.Hidden, StringComparison.Ordinal));

    public static string Show(string text) => text.AsSpan().IndexOfAnyInRange('\uFDD0', '\uFDD4') < 0 ? text
        : Pairs.Aggregate(text, (current, pair) => current.Replace(pair.Hidden, pair.Written, StringComparison.Ordinal));
}
