using System.Text.Json;
using Agent.Api.Outcomes;

namespace Agent.Tests.Outcomes;

public sealed class OutcomeReaderTests
{
    private static readonly DateTimeOffset Now = new(2030, 4, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("meeting", OutcomeStage.Meeting)]
    [InlineData("no_show", OutcomeStage.NoShow)]
    [InlineData("opportunity", OutcomeStage.Opportunity)]
    [InlineData("won", OutcomeStage.Won)]
    [InlineData("lost", OutcomeStage.Lost)]
    [InlineData("bad_lead", OutcomeStage.BadLead)]
    public void Read_Stage_ByItsWord(string word, OutcomeStage stage) =>
        Assert.Equal(new OutcomeRequest { Outcome = stage }, Read($$"""{"outcome": "{{word}}", "at": null, "note": null, "value_usd": null}"""));

    [Theory]
    [InlineData("2030-04-02", "2030-04-02T00:00:00+00:00")]
    [InlineData("2030-04-02T07:59Z", "2030-04-02T07:59:00+00:00")]
    [InlineData("2030-04-02T09:30:15+02:00", "2030-04-02T07:30:15+00:00")]
    [InlineData("2030-04-02T08:04:59.5Z", "2030-04-02T08:04:59.5+00:00")]
    public void Read_At_IsAMoment(string at, string moment) =>
        Assert.Equal(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), Read($$"""{"outcome": "won", "at": "{{at}}"}""").At);

    [Fact]
    public void Read_NoteAndValue_AreTrimmedAndRounded()
    {
        var read = Read("""{"outcome": "won", "note": "  Signed.  ", "value_usd": 48000.005}""");

        Assert.Equal(("Signed.", 48_000m), (read.Note, read.ValueUsd));
        Assert.Null(Read("""{"outcome": "won", "note": "   "}""").Note);
    }

    [Theory]
    [InlineData("{}", "outcome", "Is required: one of meeting, no_show, opportunity, won, lost, bad_lead.")]
    [InlineData("""{"outcome": null}""", "outcome", "Must be one of meeting, no_show, opportunity, won, lost, bad_lead.")]
    [InlineData("""{"outcome": "sold"}""", "outcome", "Must be one of meeting, no_show, opportunity, won, lost, bad_lead.")]
    [InlineData("""{"outcome": "Won"}""", "outcome", "Must be one of meeting, no_show, opportunity, won, lost, bad_lead.")]
    [InlineData("""{"outcome": 3}""", "outcome", "Must be one of meeting, no_show, opportunity, won, lost, bad_lead.")]
    [InlineData("""{"outcome": "\ud800"}""", "outcome", "Must be one of meeting, no_show, opportunity, won, lost, bad_lead.")]
    [InlineData("""{"outcome": "won", "at": "yesterday"}""", "at", "Must be a date")]
    [InlineData("""{"outcome": "won", "at": "2030-04-02T08:00:00"}""", "at", "Must be a date")]
    [InlineData("""{"outcome": "won", "at": "2030-02-30"}""", "at", "Must be a date")]
    [InlineData("""{"outcome": "won", "at": 1900000000}""", "at", "Must be a date")]
    [InlineData("""{"outcome": "won", "at": "2030-04-02T08:05:01Z"}""", "at", "Must not be in the future; here it is 2030-04-02T08:00:00Z.")]
    [InlineData("""{"outcome": "won", "note": 5}""", "note", "Must be text without U+0000.")]
    [InlineData("""{"outcome": "won", "note": "a\u0000b"}""", "note", "Must be text without U+0000.")]
    [InlineData("""{"outcome": "won", "note": "\udfff"}""", "note", "Must be text without U+0000.")]
    [InlineData("""{"outcome": "won", "value_usd": -1}""", "value_usd", "Must be a number from 0 to 1000000000000.")]
    [InlineData("""{"outcome": "won", "value_usd": 1e13}""", "value_usd", "Must be a number from 0 to 1000000000000.")]
    [InlineData("""{"outcome": "won", "value_usd": 1e400}""", "value_usd", "Must be a number from 0 to 1000000000000.")]
    [InlineData("""{"outcome": "won", "value_usd": "48000"}""", "value_usd", "Must be a number from 0 to 1000000000000.")]
    [InlineData("""{"outcome": "won", "value": 5}""", "value", "Is not a known member. Known are outcome, at, note and value_usd.")]
    public void Read_WrongMember_NamesItAndWhatIsAllowed(string body, string field, string message)
    {
        using var document = JsonDocument.Parse(body);
        var errors = Assert.IsType<OutcomeReading.Invalid>(OutcomeReader.Read(document.RootElement, Now)).Errors;

        Assert.StartsWith(message, Assert.Single(errors[field]), StringComparison.Ordinal);
        Assert.Single(errors);
    }

    [Fact]
    public void Read_LongNote_IsRefused()
    {
        using var document = JsonDocument.Parse($$"""{"outcome": "won", "note": "{{new string('x', 2_001)}}"}""");

        Assert.Equal(["Must be at most 2000 characters."], Assert.IsType<OutcomeReading.Invalid>(OutcomeReader.Read(document.RootElement, Now)).Errors["note"]);
    }

    [Fact]
    public void Read_SeveralWrong_NamesThemAll()
    {
        using var document = JsonDocument.Parse("""{"outcome": "sold", "at": "soon", "value_usd": -1}""");

        Assert.Equal(["at", "outcome", "value_usd"], Assert.IsType<OutcomeReading.Invalid>(OutcomeReader.Read(document.RootElement, Now)).Errors.Keys);
    }

    private static OutcomeRequest Read(string body)
    {
        using var document = JsonDocument.Parse(body);
        return Assert.IsType<OutcomeReading.Read>(OutcomeReader.Read(document.RootElement, Now)).Request;
    }
}
