using System.Text.Json.Nodes;
using Agent.Api;
using Agent.Eval.Judging;
using Agent.Eval.Labels;
using Agent.Eval.Regressions;
using Agent.Eval.Running;

namespace Agent.Eval.Commands;

/// <summary>Runs the cases, shows what came of them, and says whether anything got worse.</summary>
internal sealed class RunCommand : IEvalCommand
{
    public string Name => "run";

    public string Summary => "runs the cases and compares with the baseline (the default)";

    public string Help => $"""
        Posts every case to the whole service and holds the answers against what docs/rubric.md says.

          dotnet run --project Agent.Eval -- [run] [options] [case ...]

        Names of cases: only these, with their whole answers: criteria, quotes, acts.

        {OptionValues.Describe(RunOptions.All)}

        Offline (the default) the embedded model reads the leads: no key, the same result every time, and any case that passed before and
        does not now is a regression. Live, answers vary: a regression is a group of cases whose pass rate fell by more than chance
        (Fisher's exact test). Recorded answers (--set Recordings:Mode=replay) count as offline ones do.
        Exit code: 0 well, 1 the sample fails, something got worse, or the run stopped early; 2 the command line makes no sense.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words)
    {
        var options = RunOptions.Parse(words, Environment.GetEnvironmentVariable);
        var files = CaseFiles.Load();
        string[] problems = [.. files.Problems, .. options.Names.Except(files.All.Select(one => one.Name)).Select(name => $"{name}: no such case")];
        if (problems.Length > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, problems));
            return 1;
        }

        return options.Names.Count > 0 ? await ShowAsync(files, options) : await RunAsync(files, options);
    }

    private static async Task<int> RunAsync(CaseFiles files, RunOptions options)
    {
        var session = await EvalSession.RunAsync(files, options, TimeProvider.System, Console.WriteLine);
        if (session.Report is { } report)
        {
            ReportFiles.Write(report, options, Console.WriteLine);
        }

        if (options.Accept && session.Report?.Stopped is null)
        {
            await File.WriteAllTextAsync(BaselineFile.Source(options.Mode), BaselineFile.Write(session.Accepted));
            Console.WriteLine($"Accepted: {BaselineFile.Source(options.Mode)}");
        }

        return session.IsWell(options.Accept) ? 0 : 1;
    }

    private static async Task<int> ShowAsync(CaseFiles files, RunOptions options)
    {
        var run = await Evaluation.RunAsync([.. files.All.Where(one => options.Names.Contains(one.Name))], options.Plan);
        foreach (var result in run.Results)
        {
            foreach (var trial in result.Trials)
            {
                Console.WriteLine(AnswerOf(trial));
            }

            foreach (var line in LinesOf(result.Shown))
            {
                Console.WriteLine($"{result.Case.Name}: {line}");
            }

            Console.WriteLine($"{(result.Passed ? '✓' : '✗')} {result.Case.Name}: {result.Passes} of {result.Trials.Count}");
        }

        return run.Results.All(result => result.Passed) && run.Stopped is null ? 0 : 1;
    }

    private static IEnumerable<string> LinesOf(Trial trial) =>
    [
        .. trial.Differences.Select(difference => difference.ToString()),
        .. trial.Facts.Where(fact => !fact.Right).Select(fact => $"fact {fact}"),
    ];

    // What is not an answer need not be JSON.
    private static string AnswerOf(Trial trial) =>
        trial.Answer is null ? trial.Text : JsonNode.Parse(trial.Text)!.ToJsonString(new(ApiJson.Text) { WriteIndented = true });
}
