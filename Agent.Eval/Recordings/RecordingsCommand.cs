using System.Globalization;
using Agent.Api.Model.Recording;
using Agent.Eval.Commands;
using Agent.Eval.Diff;
using Agent.Eval.Reporting;

namespace Agent.Eval.Recordings;

/// <summary>Lists recordings and says which are stale.</summary>
internal sealed class RecordingsCommand : IEvalCommand
{
    private static readonly Option[] Options =
    [
        new("--folder", "FOLDER", "the recordings; default recordings"),
        new("--prompts", "FOLDER", "the prompts they should be of; default prompts"),
        new("--rubric", "FILE", "the rubric inside that folder; default rubric.json"),
    ];

    public string Name => "recordings";

    public string Summary => "lists recorded exchanges with a model, and those that are stale";

    public string Help => $"""
        Lists the recordings by agent and prompt, and names those that will not answer any more: recorded under another version of their
        prompt, edited since, or no recordings at all (docs/recordings.md).

          dotnet run --project Agent.Eval -- recordings [options]

        {OptionValues.Describe(Options)}

        Exit code: 0 all are current; 1 some are not; 2 a folder or the command line makes no sense.
        """;

    public Task<int> RunAsync(IReadOnlyList<string> words) => RunAsync(words, Console.Out);

    internal static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output)
    {
        var given = OptionValues.Parse(words, Options);
        var folder = new RecordingFolder(given.Find("--folder") ?? "recordings");
        if (given.Names.Count > 0 || !folder.Exists)
        {
            throw new UsageException(given.Names.Count > 0 ? $"recordings takes options only, not '{given.Names[0]}'." : $"--folder is '{folder.Path}': there is no such folder.");
        }

        var prompts = PromptSide.Load("--prompts", given.Find("--prompts") ?? PromptSide.DefaultFolder, given.Find("--rubric") ?? Agent.Api.Prompts.RubricVersion.DefaultFile);
        var list = RecordingList.Of(folder, prompts.Hashes);
        foreach (var line in Lines(list, folder, prompts))
        {
            await output.WriteLineAsync(line);
        }

        return list.IsWell ? 0 : 1;
    }

    private static IEnumerable<string> Lines(RecordingList list, RecordingFolder folder, PromptSide prompts)
    {
        if (list.Prompts.Count == 0)
        {
            yield return $"No recordings in {folder.Path}.";
        }

        IEnumerable<IReadOnlyList<string>> rows = list.Prompts.OrderBy(one => one.Agent, StringComparer.Ordinal).ThenByDescending(one => one.IsCurrent).Select(Row);
        foreach (var line in list.Prompts.Count == 0 ? [] : LeftTable.Lines([["agent", "prompt", "version", "model", "requests", "answers", "tokens in/out", "newest", ""], .. rows]))
        {
            yield return line;
        }

        foreach (var odd in list.Odd)
        {
            yield return $"{odd.File} {odd.Problem}";
        }

        var stale = list.Odd.Where(odd => odd.Prompt is not null).Select(odd => odd.Prompt!).Distinct().Order(StringComparer.Ordinal).ToList();
        yield return list.IsWell ? $"✓ all answer the prompts in {prompts.Folder}"
            : $"✗ {Words.Count(list.Odd.Count, "recording")} will not answer{(stale.Count > 0 ? $"; record anew: {string.Join(", ", stale)}" : "")}";
    }

    private static IReadOnlyList<string> Row(RecordedPrompt one) =>
    [
        one.Agent, one.Prompt, one.PromptHash.Length > 19 ? one.PromptHash[..19] : one.PromptHash, one.Model, Number(one.Requests), Number(one.Answers),
        $"{Number(one.Input)}/{Number(one.Output)}", one.Newest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), one.IsCurrent ? "" : "stale",
    ];

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}
