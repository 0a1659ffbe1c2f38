using System.Text;

namespace Agent.Eval;

/// <summary>The report on the console. Exit code 1 when a case fails or the files do not fit together.</summary>
internal static class EvalProgram
{
    public static async Task<int> Main()
    {
        Console.OutputEncoding = Encoding.UTF8;
        var cases = EvalCases.Load();
        if (cases.Misfits() is { Count: > 0 } misfits)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, misfits));
            return 1;
        }

        Console.WriteLine($"Running {cases.Leads.Count} test cases...");
        var report = await Evaluation.RunAsync(cases);
        foreach (var line in report.Lines())
        {
            Console.WriteLine(line);
        }

        return report.Passed ? 0 : 1;
    }
}
