namespace Microsoft.SemanticKernel;

/// <summary>A part of a template: text, a value, or a function to call.</summary>
internal abstract record Block
{
    private Block()
    {
    }

    /// <summary>Text that stays as it is.</summary>
    public sealed record Literal(string Text) : Block;

    /// <summary>Text in quotes: inserted as values are.</summary>
    public sealed record Quoted(string Text) : Block;

    /// <summary>The value of a variable; nothing when it is missing.</summary>
    public sealed record Variable(string Name) : Block;

    /// <summary>What a function returns.</summary>
    public sealed record Call(string? Plugin, string Function, IReadOnlyList<Argument> Arguments) : Block;

    /// <summary>An argument of a call. Without a name it is the function's first parameter.</summary>
    public sealed record Argument(string? Name, Block Value);
}
