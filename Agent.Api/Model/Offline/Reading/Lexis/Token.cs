namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>
/// One piece of a text: where it stands, and what it is compared by (letters lower case and without accents, digits and marks as they
/// are).
/// </summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text)
{
    public bool IsMark(char mark) => Kind is TokenKind.Mark && Text[0] == mark;

    public bool IsWord => Kind is TokenKind.Word;

    public bool IsNumber => Kind is TokenKind.Number;
}

internal enum TokenKind
{
    Word,
    Number,

    /// <summary>A date in figures: 2027-03-15, 15.3.2027, 3/15/27, 03/2027, 15.3.</summary>
    Date,

    Mark,

    /// <summary>The end of a line.</summary>
    Break,

    /// <summary>An address, a phone number, a time of day, a version: figures that count nothing.</summary>
    Opaque,
}
