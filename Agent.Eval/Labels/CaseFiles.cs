using System.Text.Json;

namespace Agent.Eval.Labels;

/// <summary>Cases read from the files beside the program, and what is wrong with them. Nothing runs while anything is wrong.</summary>
internal sealed record CaseFiles(IReadOnlyList<EvalCase> Sample, IReadOnlyList<EvalCase> Labelled, IReadOnlyList<string> Problems)
{
    /// <summary>The two files of the sample and every file in <c>cases</c>.</summary>
    public static CaseFiles Load(string? folder = null)
    {
        folder ??= EvalFolder.Built;
        var problems = new List<string>();
        var leads = Read(Path.Combine(folder, "sample-leads.json"), EvalJson.Default.IReadOnlyListSampleLead, problems);
        var expectations = Read(Path.Combine(folder, "expected-outputs.json"), EvalJson.Default.IReadOnlyListSampleExpectation, problems);
        EvalCase[] labelled = [.. Files(folder).SelectMany(file => Read(file, EvalJson.Default.IReadOnlyListEvalCase, problems)).Select(WithInjection)];

        problems.AddRange(Misfits(leads, expectations));
        var sample = Join(leads, expectations);
        problems.AddRange(CaseCheck.Problems([.. sample, .. labelled]));
        return new(sample, labelled, problems);
    }

    /// <summary>All cases of both kinds.</summary>
    public IReadOnlyList<EvalCase> All => [.. Sample, .. Labelled];

    /// <summary>What is wrong with the sample's two files: a case in only one of them, or twice in one. Empty when they fit.</summary>
    public static IReadOnlyList<string> Misfits(IReadOnlyList<SampleLead> leads, IReadOnlyList<SampleExpectation> expectations)
    {
        string[] posted = [.. leads.Select(lead => lead.Case)];
        string[] expected = [.. expectations.Select(expectation => expectation.Case)];

        return
        [
            .. posted.Except(expected).Select(name => $"{name}: has a lead and no expectation"),
            .. expected.Except(posted).Select(name => $"{name}: has an expectation and no lead"),
            .. Doubles(posted).Select(name => $"{name}: has more than one lead"),
            .. Doubles(expected).Select(name => $"{name}: has more than one expectation"),
        ];
    }

    private static EvalCase[] Join(IReadOnlyList<SampleLead> leads, IReadOnlyList<SampleExpectation> expectations) =>
    [
        .. from lead in leads
           join expectation in expectations on lead.Case equals expectation.Case
           select WithInjection(new EvalCase
           {
               Name = lead.Case,
               Language = "en",
               Tags = ["sample"],
               ReceivedAt = lead.ReceivedAt,
               Lead = lead.Lead,
               Why = expectation.Why,
               Expected = expectation,
           }),
    ];

    private static EvalCase WithInjection(EvalCase read) =>
        read with { Expected = read.Expected with { Injection = read.Expected.Injection ?? read.Facts?.Injection ?? false } };

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(Path.Combine(folder, "cases"))
            ? Directory.EnumerateFiles(Path.Combine(folder, "cases"), "*.json").Order(StringComparer.Ordinal)
            : [];

    private static IReadOnlyList<T> Read<T>(
        string file, System.Text.Json.Serialization.Metadata.JsonTypeInfo<IReadOnlyList<T>> shape, List<string> problems)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), shape) ?? [];
        }
        catch (JsonException broken)
        {
            problems.Add($"{Path.GetFileName(file)}: {broken.Path} {broken.Message}");
            return [];
        }
    }

    private static IEnumerable<string> Doubles(IEnumerable<string> names) =>
        names.GroupBy(name => name).Where(group => group.Skip(1).Any()).Select(group => group.Key);
}
