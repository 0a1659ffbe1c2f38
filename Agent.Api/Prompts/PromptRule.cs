namespace Agent.Api.Prompts;

/// <summary>What code does with a prompt: the variables it fills, all of them required. An agent's prompt has none: it is a system message as it stands.</summary>
internal sealed record PromptRule(string Name, bool IsAgent, IReadOnlyList<string> Variables)
{
    /// <summary>The variable that holds the lead's own words.</summary>
    public const string Lead = "lead";

    /// <summary>Every prompt of the service; a folder of the same name holds it.</summary>
    public static IReadOnlyList<PromptRule> All { get; } =
    [
        Agent("triage"), Agent("smb_specialist"), Agent("enterprise_specialist"), Agent("closing"),
        new("reader", false, ["received_at", Lead]),
        new("writer", false, ["request"]),
    ];

    public static PromptRule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);

    private static PromptRule Agent(string name) => new(name, true, []);
}
