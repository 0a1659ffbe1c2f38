using System.Text.Json;
using Agent.Api.Intake;
using Agent.Eval.Commands;
using Agent.Eval.Judging;
using Agent.Eval.Labels;
using Agent.Plugins.Leads;

namespace Agent.Eval.Corrections;

/// <summary>Makes a case of a stored lead and a person's word on it.</summary>
internal static class CorrectedCase
{
    /// <summary>
    /// Facts are left open: nobody has checked what the reader found. Acts and gates are not copied from what was done but follow from the
    /// disposition, as the rubric says.
    /// </summary>
    /// <exception cref="UsageException">The word is not enough to know what is expected.</exception>
    public static EvalCase Make(StoredLead stored, Correction correction, CaseDetails details, ScrubbedLead scrubbed) => new()
    {
        Name = details.Name,
        Language = details.Language,
        Tags = ["corrected", .. details.Tags],
        ReceivedAt = stored.ReceivedAt,
        Lead = JsonSerializer.SerializeToElement(scrubbed.Lead),
        Why = details.Why,
        Expected = ExpectationOf(stored.Result, correction, IsAtCompany((string?)scrubbed.Lead["email"])),
    };

    private static Expectation ExpectationOf(Answer result, Correction correction, bool companyDomain)
    {
        var disposition = correction.Disposition ?? result.Disposition
            ?? throw new UsageException("The lead is not decided yet; say what is expected: --expect disposition=...");
        var segment = correction.Segment ?? result.Segment ?? "unknown";
        var duties = Duties.Of(disposition, segment, companyDomain);
        var moved = disposition != result.Disposition;
        return new()
        {
            Disposition = disposition,
            Tier = correction.Tier ?? TierOf(disposition),
            Segment = segment,
            Score = correction.Score ?? (!moved && result.Score is { } score ? [score, score] : BandOf(disposition)),
            MissingFields = correction.MissingFields ?? result.MissingFields,
            ReasonCode = correction.ReasonCode ?? ReasonOf(disposition, moved ? null : result.ReasonCode),
            Injection = correction.Injection ?? result.SuspectsInjection(),
            Acts = duties.Acts,
            PendingGates = duties.PendingGates,
            ForbiddenActs = duties.ForbiddenActs,
        };
    }

    private static string? ReasonOf(string disposition, string? decided) => disposition switch
    {
        "spam" => decided ?? "spam_or_bot",
        "disqualified" => decided
            ?? throw new UsageException("A disqualified lead has a reason: add reason_code=... to --expect, from the list in docs/rubric.md."),
        _ => null,
    };

    private static string TierOf(string disposition) => disposition switch
    {
        "qualified" => Tiers.Qualified,
        "needs_info" or "nurture" => Tiers.Nurture,
        _ => Tiers.Unqualified,
    };

    // The scores a disposition can have; whoever knows better says score=.
    private static int[] BandOf(string disposition)
    {
        var rubric = RubricFile.Load();
        return disposition switch
        {
            "qualified" => [rubric.QualifiedFrom, 100],
            "nurture" => [rubric.NurtureFrom, rubric.QualifiedFrom - 1],
            "needs_info" => [0, rubric.QualifiedFrom - 1],
            _ => [0, 100],
        };
    }

    private static bool IsAtCompany(string? email) =>
        email is not null && EmailAddress.TryParse(email, out var address, out _) && AddressLists.Classify(address).IsCompanyDomain();
}

/// <summary>What a case is called, and for whom it stands.</summary>
internal sealed record CaseDetails(string Name, string Language, IReadOnlyList<string> Tags, string Why);
