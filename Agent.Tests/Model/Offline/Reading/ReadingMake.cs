using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>Leads for the readers. The day is fixed: a Friday, in the middle of the last quarter.</summary>
internal static class ReadingMake
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    public static LeadText Lead(string field, string text) => Lead((field, text));

    public static LeadText Lead(params (string Field, string Text)[] fields) => new(Today, fields.ToDictionary(f => f.Field, f => f.Text));

    /// <summary>The quote must stand in the field, or a correct reading is lost at the evidence check.</summary>
    public static void AssertQuoted(LeadText lead, Evidence? evidence)
    {
        Assert.NotNull(evidence);
        Assert.NotEmpty(evidence.Quote);
        Assert.Contains(evidence.Quote, lead[evidence.Field], StringComparison.Ordinal);
    }
}
