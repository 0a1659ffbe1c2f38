using Agent.Eval.Html;
using Agent.Eval.Labels;
using Agent.Eval.Reporting;

namespace Agent.Eval.Commands;

/// <summary>Where a run leaves its page and its numbers.</summary>
internal static class ReportFiles
{
    public static void Write(EvalReport report, RunOptions options, Action<string> say)
    {
        Save(options.Html ?? Default("report.html"), ReportPage.Write(report), say);
        Save(options.Json ?? Default("report.json"), ReportJson.Write(report), say);
    }

    private static string Default(string name) => Path.Combine(EvalFolder.Root, "TestResults", "evals", name);

    private static void Save(string path, string text, Action<string> say)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, text);
        say(Path.GetFullPath(path));
    }
}
