using System.Globalization;
using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

public sealed class TimelineReaderTests
{
    [Theory]
    [InlineData("Immediately", 0)]
    [InlineData("ASAP", 0)]
    [InlineData("asap!", 0)]
    [InlineData("as soon as possible", 0)]
    [InlineData("right away", 0)]
    [InlineData("now", 0)]
    [InlineData("urgent", 0)]
    [InlineData("today", 0)]
    [InlineData("tomorrow", 1)]
    [InlineData("this week", 0)]
    [InlineData("this month", 0)]
    [InlineData("this quarter", 0)]
    [InlineData("this year", 0)]
    [InlineData("Q4", 0)]
    [InlineData("Q4 2026", 0)]
    [InlineData("H2 2026", 0)]
    [InlineData("2026", 0)]
    [InlineData("November", 0)]
    [InlineData("within 6 months", 180)]
    [InlineData("within 30 days", 30)]
    [InlineData("in 2 weeks", 14)]
    [InlineData("in two weeks", 14)]
    [InlineData("3 months", 90)]
    [InlineData("3-6 months", 90)]
    [InlineData("1 to 3 months", 30)]
    [InlineData("in the next 3 months", 90)]
    [InlineData("next 2 weeks", 14)]
    [InlineData("a few weeks", 21)]
    [InlineData("in a couple of months", 60)]
    [InlineData("within a year", 365)]
    [InlineData("half a year", 182)]
    [InlineData("12+ months", 360)]
    [InlineData("2 quarters", 180)]
    [InlineData("~90 days", 90)]
    [InlineData("6 mos", 180)]
    [InlineData("no rush, but within 2 months", 60)]
    public void Read_Horizon_CountsDays(string text, int days)
    {
        var lead = ReadingMake.Lead("timeline", text);
        var fact = TimelineReader.Read(lead);

        Assert.Equal((TimelineKind.Horizon, days), (fact.Kind, fact.Days));
        ReadingMake.AssertQuoted(lead, fact.Evidence);
    }

    [Theory]
    [InlineData("next week", "2026-11-23")]
    [InlineData("next month", "2026-12-01")]
    [InlineData("next quarter", "2027-01-01")]
    [InlineData("next year", "2027-01-01")]
    [InlineData("Q1 2027", "2027-01-01")]
    [InlineData("Q2", "2027-04-01")]
    [InlineData("Q3/27", "2027-07-01")]
    [InlineData("Q1 '27", "2027-01-01")]
    [InlineData("2nd quarter 2027", "2027-04-01")]
    [InlineData("H2 2027", "2027-07-01")]
    [InlineData("first half of 2027", "2027-01-01")]
    [InlineData("by March", "2027-03-01")]
    [InlineData("March 2027", "2027-03-01")]
    [InlineData("March 15, 2027", "2027-03-15")]
    [InlineData("15 March 2027", "2027-03-15")]
    [InlineData("15th of March", "2027-03-15")]
    [InlineData("Dec 1st", "2026-12-01")]
    [InlineData("mid January", "2027-01-15")]
    [InlineData("May", "2027-05-01")]
    [InlineData("end of the month", "2026-11-30")]
    [InlineData("end of month", "2026-11-30")]
    [InlineData("EOM", "2026-11-30")]
    [InlineData("end of the quarter", "2026-12-31")]
    [InlineData("end of the year", "2026-12-31")]
    [InlineData("EOY", "2026-12-31")]
    [InlineData("end of next month", "2026-12-31")]
    [InlineData("end of March", "2027-03-31")]
    [InlineData("end of 2027", "2027-12-31")]
    [InlineData("end of Q1 2027", "2027-03-31")]
    [InlineData("2027-02-01", "2027-02-01")]
    [InlineData("by 2027-02-01", "2027-02-01")]
    [InlineData("2027-02", "2027-02-01")]
    [InlineData("02/01/2027", "2027-02-01")]
    [InlineData("25/12/2026", "2026-12-25")]
    [InlineData("25.12.2026", "2026-12-25")]
    [InlineData("2029", "2029-01-01")]
    [InlineData("early 2027", "2027-01-01")]
    [InlineData("mid 2027", "2027-07-01")]
    [InlineData("late 2027", "2027-10-01")]
    [InlineData("summer 2027", "2027-06-01")]
    [InlineData("next spring", "2027-03-01")]
    [InlineData("new year", "2027-01-01")]
    [InlineData("FY2027", "2027-01-01")]
    public void Read_PointInTime_GivesFirstDay(string text, string date)
    {
        var lead = ReadingMake.Lead("timeline", text);
        var fact = TimelineReader.Read(lead);

        Assert.Equal((TimelineKind.Date, DateOnly.Parse(date, CultureInfo.InvariantCulture)), (fact.Kind, fact.Date));
        ReadingMake.AssertQuoted(lead, fact.Evidence);
    }

    [Theory]
    [InlineData("no rush", TimelineKind.Someday)]
    [InlineData("someday", TimelineKind.Someday)]
    [InlineData("not urgent", TimelineKind.Someday)]
    [InlineData("eventually", TimelineKind.Someday)]
    [InlineData("no timeline", TimelineKind.Someday)]
    [InlineData("just exploring", TimelineKind.Someday)]
    [InlineData("not immediately", TimelineKind.Someday)]
    [InlineData("flexible", TimelineKind.Someday)]
    [InlineData("in the future", TimelineKind.Someday)]
    [InlineData("TBD", TimelineKind.Absent)]
    [InlineData("n/a", TimelineKind.Absent)]
    [InlineData("-", TimelineKind.Absent)]
    [InlineData("not sure", TimelineKind.Absent)]
    [InlineData("unknown", TimelineKind.Absent)]
    [InlineData("banana", TimelineKind.Absent)]
    [InlineData("2025-01-01", TimelineKind.Past)]
    [InlineData("Q1 2025", TimelineKind.Past)]
    [InlineData("Q1 2026", TimelineKind.Past)]
    [InlineData("2024", TimelineKind.Past)]
    [InlineData("last month", TimelineKind.Past)]
    [InlineData("last year", TimelineKind.Past)]
    [InlineData("3 months ago", TimelineKind.Past)]
    [InlineData("March 2025", TimelineKind.Past)]
    [InlineData("01/15/2026", TimelineKind.Past)]
    public void Read_Other_SaysItsKind(string text, TimelineKind kind) =>
        Assert.Equal(kind, TimelineReader.Read(ReadingMake.Lead("timeline", text)).Kind);

    [Theory]
    [InlineData("We need this live by March.", "2027-03-01")]
    [InlineData("We want to decide before the end of the year.", "2026-12-31")]
    [InlineData("Rollout planned for Q2 2027.", "2027-04-01")]
    [InlineData("Start next quarter.", "2027-01-01")]
    [InlineData("Our contract ends 2027-02-28, so before that.", "2027-02-28")]
    public void Read_DateInProse_GivesIt(string text, string date) =>
        Assert.Equal(DateOnly.Parse(date, CultureInfo.InvariantCulture), TimelineReader.Read(ReadingMake.Lead("message", text)).Date);

    [Theory]
    [InlineData("We need a CRM asap.", TimelineKind.Horizon)]
    [InlineData("We want to go live within 2 months.", TimelineKind.Horizon)]
    [InlineData("We want to buy this month.", TimelineKind.Horizon)]
    [InlineData("No rush on our side.", TimelineKind.Someday)]
    [InlineData("Last year we grew by 40 percent.", TimelineKind.Absent)]
    [InlineData("We may need help with marching bands.", TimelineKind.Absent)]
    [InlineData("It takes us three days to close a ticket.", TimelineKind.Absent)]
    [InlineData("We process 2027 invoices.", TimelineKind.Absent)]
    public void Read_Prose_TellsPlansFromStories(string text, TimelineKind kind) =>
        Assert.Equal(kind, TimelineReader.Read(ReadingMake.Lead("message", text)).Kind);
}
