using System.Text.Json;

namespace Agent.Eval.Labels;

/// <summary>One entry of <c>sample-leads.json</c>: a lead as its sender would post it, and the moment it comes in.</summary>
internal sealed record SampleLead
{
    public required string Case { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required JsonElement Lead { get; init; }
}
