namespace Agent.Api.Model.Offline;

/// <summary>What the embedded model says: text, or tool calls, never both.</summary>
internal sealed record ChatReply(string? Text, IReadOnlyList<ToolCall> Calls)
{
    public static ChatReply Say(string text) => new(text, []);

    public static ChatReply Call(IReadOnlyList<ToolCall> calls) => new(null, calls);
}

/// <summary>One call: the wire name <c>{plugin}-{function}</c> and its arguments as JSON text.</summary>
internal sealed record ToolCall(string Tool, string Arguments);
