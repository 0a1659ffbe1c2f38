using Agent.Eval.Labels;

namespace Agent.Eval.Tests;

/// <summary>A label that cannot be right would make the evals lie.</summary>
public sealed class CaseCheckTests
{
    private static TheoryData<string, EvalCase> Wrong => new()
    {
        { "a_case: language is 'it', allowed are en, de, fr, es", Make.Case() with { Language = "it" } },
        { "a_case: tier is 'hot', allowed are qualified, nurture, unqualified", Expecting(Make.Expected with { Tier = "hot", Disposition = "duplicate" }) },
        { "a_case: segment is 'mid', allowed are enterprise, smb, unknown", Expecting(Make.Expected with { Segment = "mid" }) },
        { "a_case: a lead that is spam has the tier unqualified, not qualified", Expecting(Make.Expected with { Disposition = "spam" }) },
        { "a_case: score must be two numbers, the lower one first, from 0 to 100", Expecting(Make.Expected with { Score = [80, 70] }) },
        { "a_case: score must be two numbers, the lower one first, from 0 to 100", Expecting(Make.Expected with { Score = [70] }) },
        { "a_case: score must be two numbers, the lower one first, from 0 to 100", Expecting(Make.Expected with { Score = [70, 101] }) },
        { "a_case: missing_fields is 'size', allowed are need, timeline, budget, title, company_size", Expecting(Make.Expected with { MissingFields = ["size"] }) },
        { "a_case: upsert_lead_row is both among acts and forbidden_acts", Expecting(Make.Expected with { ForbiddenActs = ["upsert_lead_row"] }) },
        { "a_case: facts.need is 'precise', allowed are specific, general, vague, absent", Labelled(Make.Labels with { Need = new(["precise"]) }) },
        { "a_case: facts.timeline.days must be two numbers, the lower one first, from 0 to 2147483647", Labelled(Make.Labels with { Timeline = new(new(["horizon"])) }) },
        { "a_case: facts.company_size.min must be two numbers, the lower one first, from 1 to 2147483647", Labelled(Make.Labels with { CompanySize = new([0, 5]) }) },
        { "a_case: expected.injection and facts.injection differ", Labelled(Make.Labels with { Injection = true }) },
    };

    [Fact]
    public void Problems_NothingWrong_IsEmpty() => Assert.Empty(CaseCheck.Problems([Labelled(Make.Labels), Make.Case("another")]));

    [Fact]
    public void Problems_OneThingWrong_IsExactlyThat() =>
        Assert.All(Wrong, row => Assert.Equal((string)row[0], Assert.Single(CaseCheck.Problems([(EvalCase)row[1]]))));

    [Fact]
    public void Problems_SameNameOrAddress_IsNamed()
    {
        var problems = CaseCheck.Problems([Make.Case(), Make.Case(), Make.Case("other") with { Lead = Make.Lead("""{"email":"A_Case@a_case.example"}""") }]);

        Assert.Equal(
            ["a_case: is the name of more than one case", "a_case, a_case, other: have the same address, and no case of them expects a duplicate"], problems);
    }

    [Fact]
    public void Problems_SecondOfAPersonExpectsADuplicate_IsFine() => Assert.Empty(CaseCheck.Problems(
    [
        Make.Case(),
        Make.Case("again") with { Lead = Make.Case().Lead, Expected = Make.Expected with { Disposition = "duplicate" } },
    ]));

    private static EvalCase Expecting(Expectation expected) => Make.Case() with { Expected = expected };

    private static EvalCase Labelled(FactLabels facts) => Make.Case() with { Facts = facts, Expected = Make.Expected with { Injection = false } };
}
