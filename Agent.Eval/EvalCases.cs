using System.Text.Json;

namespace Agent.Eval;

/// <summary>The leads and what is expected of them, read from the files beside the program.</summary>
internal sealed record EvalCases(IReadOnlyList<SampleLead> Leads, IReadOnlyList<Expectation> Expectations)
{
    public static EvalCases Load() => new(
        JsonSerializer.Deserialize(Read("sample-leads.json"), EvalJson.Default.IReadOnlyListSampleLead)!,
        JsonSerializer.Deserialize(Read("expected-outputs.json"), EvalJson.Default.IReadOnlyListExpectation)!);

    /// <summary>What is wrong with the files: a case in only one of them, or twice in one. Empty when they fit.</summary>
    public IReadOnlyList<string> Misfits()
    {
        string[] leads = [.. Leads.Select(lead => lead.Case)];
        string[] expected = [.. Expectations.Select(expectation => expectation.Case)];

        return
        [
            .. leads.Except(expected).Select(name => $"{name}: has a lead and no expectation"),
            .. expected.Except(leads).Select(name => $"{name}: has an expectation and no lead"),
            .. Doubles(leads).Select(name => $"{name}: has more than one lead"),
            .. Doubles(expected).Select(name => $"{name}: has more than one expectation"),
        ];
    }

    /// <summary>Only the named cases; none named is all of them.</summary>
    public EvalCases Only(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? this : new([.. Leads.Where(lead => names.Contains(lead.Case))], [.. Expectations.Where(expectation => names.Contains(expectation.Case))]);

    private static IEnumerable<string> Doubles(IEnumerable<string> names) =>
        names.GroupBy(name => name).Where(group => group.Skip(1).Any()).Select(group => group.Key);

    private static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file));
}
