using System.Text.Json;

namespace Agent.Eval;

/// <summary>One lead as its sender would post it, and the moment it comes in.</summary>
internal sealed record SampleLead
{
    public required string Case { get; init; }

    /// <summary>What the service's clock shows. Words such as "next quarter" count from here.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Posted as it stands.</summary>
    public required JsonElement Lead { get; init; }
}
