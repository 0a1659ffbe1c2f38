using System.Text;
using System.Text.Json.Nodes;
using Agent.Api;

namespace Agent.Eval;

/// <summary>The report on the console. Exit code 1 when a case fails, the files do not fit together, or a named case does not exist.</summary>
internal static class EvalProgram
{
    /// <param name="names">Run only these cases and print their answers, to see what a decision rests on. None: all cases.</param>
    public static async Task<int> Main(string[] names)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var all = EvalCases.Load();
        string[] problems = [.. all.Misfits(), .. names.Except(all.Leads.Select(lead => lead.Case)).Select(name => $"{name}: no such case")];
        if (problems.Length > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, problems));
            return 1;
        }

        var cases = all.Only(names);
        Console.WriteLine($"Running {cases.Leads.Count} test cases...");
        var report = await Evaluation.RunAsync(cases);
        Print(names.Length > 0 ? report.Outcomes.Select(AnswerOf) : []);
        Print(report.Lines());
        return report.Passed ? 0 : 1;
    }

    private static void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.WriteLine(line);
        }
    }

    // What is not an answer need not be JSON.
    private static string AnswerOf(Outcome outcome) =>
        outcome.Answer is null ? outcome.Text : JsonNode.Parse(outcome.Text)!.ToJsonString(new(ApiJson.Text) { WriteIndented = true });
}
