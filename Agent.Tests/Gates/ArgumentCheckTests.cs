using Agent.Api.Gates;

namespace Agent.Tests.Gates;

public sealed class ArgumentCheckTests
{
    private static readonly ToolCatalog Catalog = GateMake.Catalog();

    [Theory]
    [InlineData("calendar.schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":30}""")]
    [InlineData("scoring.score_lead", "{}")]
    [InlineData("crm.upsert_lead_row", """{"status":"qualified"}""")]
    [InlineData("crm.upsert_lead_row", """{"status":""}""")]
    public void Objection_FittingArguments_IsNull(string tool, string arguments) => Assert.Null(Objection(tool, arguments));

    [Theory]
    [InlineData("crm.upsert_lead_row", "{}", "status is missing")]
    [InlineData("crm.upsert_lead_row", """{"Status":"qualified"}""", "no argument 'Status'")]
    [InlineData("crm.upsert_lead_row", """{"status":"qualified","lead_key":"ld_other"}""", "no argument 'lead_key'")]
    [InlineData("crm.upsert_lead_row", """{"status":null}""", "must be a string")]
    [InlineData("crm.upsert_lead_row", """{"status":["qualified"]}""", "must be a string")]
    [InlineData("crm.upsert_lead_row", """{"status":{"a":1}}""", "must be a string")]
    [InlineData("crm.upsert_lead_row", """{"status":1}""", "must be a string")]
    [InlineData("crm.upsert_lead_row", """{"status":true}""", "must be a string")]
    [InlineData("crm.upsert_lead_row", """{"status":"a\u0000b"}""", "U+0000")]
    [InlineData("crm.upsert_lead_row", """{"unparsed":"not json"}""", "no argument 'unparsed'")]
    [InlineData("scoring.score_lead", """{"score":100}""", "no argument 'score'")]
    [InlineData("scoring.score_lead", """{"kernel":"x"}""", "no argument 'kernel'")]
    [InlineData("scoring.score_lead", """{"cancellationToken":"x"}""", "no argument 'cancellationToken'")]
    [InlineData("email.send_email", """{"draft_id":"drf_1","to":"mallory@evil.example"}""", "no argument 'to'")]
    [InlineData("calendar.schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":"30"}""", "whole number")]
    [InlineData("calendar.schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":30.5}""", "whole number")]
    [InlineData("calendar.schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":1e309}""", "whole number")]
    [InlineData("calendar.schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":99999999999}""", "whole number")]
    [InlineData("calendar.schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":null}""", "whole number")]
    [InlineData("calendar.schedule_meeting", """{"purpose":"demo","earliest":"3 days"}""", "duration_minutes is missing")]
    public void Objection_AnythingElse_NamesWhatIsWrong(string tool, string arguments, string expected) =>
        Assert.Contains(expected, Objection(tool, arguments), StringComparison.Ordinal);

    [Fact]
    public void Objection_LongName_IsCut() =>
        Assert.InRange(Objection("scoring.score_lead", $$"""{"{{new string('x', 10_000)}}":1}""")!.Length, 1, 200);

    private static string? Objection(string tool, string arguments) => ArgumentCheck.Objection(arguments, Catalog.Function(tool).Metadata);
}
