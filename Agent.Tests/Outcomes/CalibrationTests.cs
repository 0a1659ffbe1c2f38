using Agent.Api.Outcomes;

namespace Agent.Tests.Outcomes;

public sealed class CalibrationTests
{
    private static readonly ScoreBands Halves = ScoreBands.Read("50")!;

    [Fact]
    public void Count_StagesOfAllKinds_AreGoodOrBadOrUntold()
    {
        DecidedLeads[] leads =
        [
            new(20, OutcomeStage.NoShow, 2), new(30, OutcomeStage.Lost, 3), new(49, OutcomeStage.BadLead, 1), new(10, OutcomeStage.Won, 1), new(40, null, 5),
            new(50, OutcomeStage.Meeting, 4), new(70, OutcomeStage.Opportunity, 2), new(100, OutcomeStage.Won, 3), new(90, OutcomeStage.Lost, 1), new(80, null, 7),
        ];

        var (total, bands) = Calibration.Count(leads, Halves);

        Assert.Equal((29, 17, 10, 7), (total.Decided, total.WithOutcome, total.Good, total.Bad));
        Assert.Equal(new CalibrationRate(12, 7, 1, 6, 0.143, 0.026, 0.513, Enough: false), bands[0].Leads);
        Assert.Equal(new CalibrationRate(17, 10, 9, 1, 0.9, 0.596, 0.982, Enough: true), bands[1].Leads);
        Assert.Equal(
            ["meeting 4", "no_show 2", "opportunity 2", "won 4", "lost 4", "bad_lead 1"], Calibration.ByStage(leads).Select(stage => $"{stage.Key} {stage.Value}"));
    }

    [Fact]
    public void Count_NobodyTold_HasNoRate()
    {
        var (total, bands) = Calibration.Count([new(80, null, 500)], Halves);

        Assert.Equal(new CalibrationRate(500, 0, 0, 0, null, null, null, Enough: false), total);
        Assert.Equal((0, 500), (bands[0].Leads.Decided, bands[1].Leads.Decided));
    }

    [Theory]
    [InlineData(0, 0, 0, 0, "Too few outcomes to conclude anything: 0 of 100 decided leads have one, at least 30 are needed.")]
    [InlineData(1, 9, 9, 10, "Too few outcomes to conclude anything: 29 of 100 decided leads have one, at least 30 are needed.")]
    [InlineData(4, 5, 20, 5, "The outcomes do not show whether a higher score means a better lead: only one band has at least 10 of them. Wider bands hold more (bands=30,60).")]
    [InlineData(2, 18, 18, 2, "A higher score means a better lead: from 50 to 100 (90% good, 70% to 97%, of 20) against from 0 to 49 (10% good, 3% to 30%, of 20), beyond chance.")]
    [InlineData(9, 11, 11, 9, "The outcomes do not show yet that a higher score means a better lead: from 50 to 100 (55% good, 34% to 74%, of 20) and from 0 to 49 (45% good, 26% to 66%, of 20) have intervals that overlap. Wider bands hold more of them (bands=30,60).")]
    [InlineData(18, 2, 2, 18, "The score misleads here: leads from 0 to 49 (90% good, 70% to 97%, of 20) turn out better than leads from 50 to 100 (10% good, 3% to 30%, of 20), beyond chance.")]
    public void Conclude_LowAndHighBand_SaysWhatTheNumbersShow(int lowGood, int lowBad, int highGood, int highBad, string conclusion)
    {
        var untold = 100 - lowGood - lowBad - highGood - highBad;
        var (total, bands) = Calibration.Count(
            [
                new(20, OutcomeStage.Won, lowGood), new(20, OutcomeStage.Lost, lowBad),
                new(80, OutcomeStage.Meeting, highGood), new(80, OutcomeStage.BadLead, highBad), new(80, null, untold),
            ],
            Halves);

        Assert.Equal(conclusion, Calibration.Conclude(total, bands));
    }

    [Fact]
    public void Conclude_ThinBandsEverywhere_SaysSo()
    {
        var (total, bands) = Calibration.Count([.. Enumerable.Range(0, 10).Select(i => new DecidedLeads(i * 10, OutcomeStage.Won, 9))], ScoreBands.Default);

        Assert.True(total.Enough);
        Assert.Equal("The outcomes do not show whether a higher score means a better lead: no band has at least 10 of them. Wider bands hold more (bands=30,60).", Calibration.Conclude(total, bands));
    }

    /// <summary>Each step down is within chance, the whole way is not.</summary>
    [Fact]
    public void Conclude_RatesThatFallStepByStep_Mislead()
    {
        var (total, bands) = Calibration.Count(
            [
                new(20, OutcomeStage.Won, 18), new(20, OutcomeStage.Lost, 2), new(50, OutcomeStage.Won, 12), new(50, OutcomeStage.Lost, 8),
                new(80, OutcomeStage.Won, 8), new(80, OutcomeStage.Lost, 12),
            ],
            ScoreBands.Read("30,60")!);

        Assert.Equal(
            "The score misleads here: leads from 0 to 29 (90% good, 70% to 97%, of 20) turn out better than leads from 60 to 100 (40% good, 22% to 61%, of 20), beyond chance.",
            Calibration.Conclude(total, bands));
    }

    [Fact]
    public void Conclude_AMiddleBandThatBeatsAHigherOne_Misleads()
    {
        var (total, bands) = Calibration.Count(
            [
                new(20, OutcomeStage.Lost, 20), new(50, OutcomeStage.Won, 20), new(70, OutcomeStage.Won, 4), new(70, OutcomeStage.Lost, 16),
                new(90, OutcomeStage.Won, 20),
            ],
            ScoreBands.Read("30,60,80")!);

        Assert.StartsWith("The score misleads here: leads from 30 to 59", Calibration.Conclude(total, bands), StringComparison.Ordinal);
    }
}
