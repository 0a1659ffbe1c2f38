using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace Agent.Api.Intake;

/// <summary>The sender's name for one request, so that a retry is not a second lead.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private const int MaxLength = 255;

    // Visible ASCII: nothing that a log, a header or a database could fold, trim or compare in two ways.
    private static readonly SearchValues<char> Visible = SearchValues.Create(
        string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)));

    public static IdempotencyKeyOutcome Read(StringValues header) => header switch
    {
        { Count: 0 } => new IdempotencyKeyOutcome.None(),
        { Count: 1 } when header[0] is { Length: > 0 and <= MaxLength } key && !key.AsSpan().ContainsAnyExcept(Visible) => new IdempotencyKeyOutcome.Key(key),
        _ => new IdempotencyKeyOutcome.Invalid($"Must be one value of 1 to {MaxLength} visible ASCII characters."),
    };
}

/// <summary>What the header said.</summary>
internal abstract record IdempotencyKeyOutcome
{
    private IdempotencyKeyOutcome()
    {
    }

    public sealed record None : IdempotencyKeyOutcome;

    public sealed record Key(string Value) : IdempotencyKeyOutcome;

    /// <summary>Answered as a validation error of the field <see cref="IdempotencyKey.Header"/>.</summary>
    public sealed record Invalid(string Detail) : IdempotencyKeyOutcome;
}
