using Agent.Api.Traces;

namespace Agent.Api.Prompts;

/// <summary>
/// The versions a run works under, from its journal alone: those its first hand-over has pinned, until it begins anew. Journals from
/// before there were pins name the versions that were used; those are kept too.
/// </summary>
/// <param name="Versions">Name to version.</param>
/// <param name="HasBegun">An agent has taken over since the run began, or began anew.</param>
/// <param name="IsPinned">A hand-over has pinned every version.</param>
internal sealed record RunPins(IReadOnlyDictionary<string, string> Versions, bool HasBegun, bool IsPinned)
{
    public static RunPins Of(IReadOnlyList<JournalRow> rows)
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        var (begun, pinned) = (false, false);
        foreach (var row in rows)
        {
            switch (row.Kind)
            {
                case StepKind.Redo:
                case StepKind.Approval when IsTryAgain(row):
                    versions.Clear();
                    (begun, pinned) = (false, false);
                    break;

                case StepKind.HandOver:
                    var step = row.Read(StepJson.Shared.HandOverStep);
                    begun = true;
                    pinned |= step.Pins is not null;
                    foreach (var (name, version) in step.Pins ?? new Dictionary<string, string> { [step.To] = step.Prompt })
                    {
                        versions[name] = version;
                    }

                    break;

                case StepKind.Model when !pinned && row.Read(StepJson.Shared.ModelStep).Prompt is { } used:
                    versions[row.Agent ?? ""] = used;
                    break;
            }
        }

        return new(versions, begun, pinned);
    }

    private static bool IsTryAgain(JournalRow approval) =>
        approval.Name == ApprovalStep.Review && approval.Read(StepJson.Shared.ApprovalStep).Decision == "approved";
}
