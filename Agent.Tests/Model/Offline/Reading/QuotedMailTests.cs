using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>Whose figures and dates those of a mail under the answer are.</summary>
public sealed class QuotedMailTests
{
    [Fact]
    public void Read_AnsweredOffer_ItsFiguresAreNotTheWriters()
    {
        var facts = Read("We need a till for two shops.\n\nOn 2 Nov, Sales wrote:\n> Start in April!\n> Plans from 10,000 EUR for 200 employees");

        Assert.Equal((BudgetKind.Absent, TimelineKind.Absent, null), (facts.Budget.Kind, facts.Timeline.Kind, facts.CompanySize.Min));
    }

    [Fact]
    public void Read_RequestPassedOn_ItsFiguresCount()
    {
        var facts = Read("My boss asked me to pass this on.\n\n> From: Ines\n> Date: Fri, 20 Nov 2026\n> Subject: returns\n> We need returns handling for Shopify, 1,300 a month. Budget is 6,000 EUR. It has to be live by 1 April 2027.");

        Assert.Equal((6_000m, new DateOnly(2027, 4, 1)), (facts.Budget.Amount, facts.Timeline.Date));
    }

    [Fact]
    public void Read_ForwardedMail_TheDateItWasSentIsNoTimeline()
    {
        var facts = Read("see below\n\n---------- Forwarded message ---------\nFrom: Priya Nair\nDate: Fri, Nov 20, 2026 at 9:02 AM\nSubject: chairs\n\nWe want to book 14 infusion chairs in Epic. It needs to be live by May 1.");

        Assert.Equal(new DateOnly(2027, 5, 1), facts.Timeline.Date);
    }

    private static LeadFacts Read(string message) => FactReader.Read(ReadingMake.Lead("message", message));
}
