using System.Text.Json;
using Agent.Eval.Commands;
using Agent.Eval.Labels;

namespace Agent.Eval.Corrections;

/// <summary>The file of corrected cases, in order of their names.</summary>
internal static class CorrectedFile
{
    /// <exception cref="UsageException">The name is taken.</exception>
    public static void Add(string path, EvalCase added)
    {
        IReadOnlyList<EvalCase> cases = File.Exists(path)
            ? JsonSerializer.Deserialize(File.ReadAllText(path), EvalJson.Default.IReadOnlyListEvalCase) ?? []
            : [];
        if (cases.Any(one => one.Name == added.Name))
        {
            throw new UsageException($"There is a case {added.Name} already; give this one another name with --case.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        IReadOnlyList<EvalCase> all = [.. cases.Append(added).OrderBy(one => one.Name, StringComparer.Ordinal)];
        File.WriteAllText(path, JsonSerializer.Serialize(all, EvalJson.Readable.IReadOnlyListEvalCase) + "\n");
    }
}
