namespace Agent.Eval;

/// <summary>The report of <see cref="EvalProgram"/> as tests: the leads run once, each case is judged on its own.</summary>
public sealed class SampleLeadTests(SampleLeadTests.Run run) : IClassFixture<SampleLeadTests.Run>
{
    public static TheoryData<string> Names => new(EvalCases.Load().Leads.Select(lead => lead.Case).Distinct());

    [Theory]
    [MemberData(nameof(Names))]
    public void Submit_SampleLead_IsDecidedAsExpected(string name)
    {
        var outcome = run.Report!.Outcomes.Single(outcome => outcome.Expected.Case == name);

        Assert.True(outcome.Passed, string.Join(Environment.NewLine, outcome.Differences));
    }

    /// <summary>One service for all cases.</summary>
    public sealed class Run : IAsyncLifetime
    {
        internal Report? Report { get; private set; }

        public async Task InitializeAsync() => Report = await Evaluation.RunAsync(EvalCases.Load());

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
