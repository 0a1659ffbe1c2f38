namespace Agent.Eval;

public sealed class EvalCasesTests
{
    [Fact]
    public void Load_BothFiles_EveryCaseHasALeadAndAnExpectation()
    {
        var cases = EvalCases.Load();

        Assert.NotEmpty(cases.Leads);
        Assert.Empty(cases.Misfits());
    }

    [Fact]
    public void Misfits_CaseInOneFileOrTwice_IsNamed()
    {
        var cases = EvalCases.Load();
        var (lead, expectation) = (cases.Leads[0], cases.Expectations[0]);

        var misfits = new EvalCases(
            [lead, lead with { Case = "alone" }],
            [expectation, expectation, expectation with { Case = "lonely" }]).Misfits();

        Assert.Equal(
            ["alone: has a lead and no expectation", "lonely: has an expectation and no lead", $"{lead.Case}: has more than one expectation"],
            misfits);
    }

    [Fact]
    public void Only_NamedAndNoneNamed_IsThatCaseAndAll()
    {
        var cases = EvalCases.Load();
        var name = cases.Leads[3].Case;

        Assert.Equal([name], cases.Only([name]).Leads.Select(lead => lead.Case));
        Assert.Equal([name], cases.Only([name]).Expectations.Select(expectation => expectation.Case));
        Assert.Same(cases, cases.Only([]));
    }

    [Fact]
    public void Load_Expectations_ContradictNothing()
    {
        Assert.All(EvalCases.Load().Expectations, expectation =>
        {
            Assert.Empty(expectation.Acts.Intersect(expectation.ForbiddenActs));
            Assert.Equal(2, expectation.Score.Count);
            Assert.InRange(expectation.Score[0], 0, expectation.Score[1]);
        });
    }
}
