using System.Collections.Frozen;

namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>A set of folded words, written as text with blanks or lines between them.</summary>
internal static class WordSet
{
    public static FrozenSet<string> Of(string words) => words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
