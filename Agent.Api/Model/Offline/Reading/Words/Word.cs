namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>
/// One word of a text, folded for comparing: lower case, no accents, "don't" as "dont", "we're" as "we" and "are", "Einkäufer:in" as
/// "einkaufer".
/// </summary>
/// <param name="Text">The folded word.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Sentence">The number of its sentence.</param>
/// <param name="AfterBreak">A comma, bracket, colon, slash or dash stands before it.</param>
/// <param name="Kind">What it is besides a word.</param>
internal readonly record struct Word(string Text, int Start, int End, int Sentence, bool AfterBreak, WordKind Kind);

internal enum WordKind
{
    Plain,
    Number,

    /// <summary>A date, a time of day, a phone number: figures that count nothing.</summary>
    Figures,

    Money,
    Link,
}
