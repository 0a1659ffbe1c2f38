using System.ComponentModel.DataAnnotations;

namespace Agent.Api.Approvals;

/// <summary>How gated acts wait. Section <c>Approvals</c>, checked at start.</summary>
internal sealed class ApprovalOptions
{
    public const string Section = "Approvals";

    /// <summary>How long an act waits for a person. Silence never sends: afterwards it can no longer be approved. Default 3 days.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "90.00:00:00")]
    public TimeSpan ExpireAfter { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Functions held for a person besides those that always are: send_email, enterprise scheduling, reject_lead, mark_spam. Default none.</summary>
    public ISet<string> Gates { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
