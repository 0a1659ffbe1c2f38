namespace Agent.Api.Prompts;

/// <summary>
/// A person's choice of an earlier version. It holds while the file on disk is the one it was made against (<see cref="FileHash"/>): a later
/// edit wins.
/// </summary>
internal sealed record Activation(string Name, string Hash, string FileHash, DateTimeOffset At, string By);

/// <summary>An activation with its text, as a node can use it. Without a version the problem says why it cannot.</summary>
internal sealed record ActiveVersion(Activation Row, PromptVersion? Version, string? Problem);
