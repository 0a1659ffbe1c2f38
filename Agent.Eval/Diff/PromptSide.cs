using Agent.Api.Agents;
using Agent.Api.Prompts;
using Agent.Eval.Commands;
using Agent.Plugins.Scoring;

namespace Agent.Eval.Diff;

/// <summary>One side of the comparison: a whole folder of prompts with its rubric, every rule of the service kept.</summary>
internal sealed class PromptSide(string folder, PromptSet set)
{
    public string Folder => folder;

    public Rubric Rubric => set.Rubric;

    public string RubricText => set.All.Single(version => version.Name == PromptVersion.RubricName).Text.Template;

    public Prompt Reader => set[ReaderQuestion.Prompt];

    public IReadOnlyDictionary<string, string> Hashes => set.Hashes;

    public Prompt this[string name] => set[name];

    /// <summary>The prompts in force: seen from the working directory, else the copy beside the program, as the service finds its own.</summary>
    public static string DefaultFolder => Directory.Exists("prompts") ? "prompts" : Path.Combine(AppContext.BaseDirectory, "prompts");

    /// <param name="option">Whose value the folder is.</param>
    /// <exception cref="UsageException">The service would not run on it; the message says why.</exception>
    public static PromptSide Load(string option, string folder, string rubricFile)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"{option} is '{folder}': there is no such folder.");
        }

        try
        {
            return new(folder, PromptSet.Load(folder, rubricFile));
        }
        catch (PromptException broken)
        {
            throw new UsageException($"{option} is '{folder}', on which the service would not run: {broken.Message}");
        }
    }
}

/// <summary>What is compared.</summary>
internal sealed record PromptSides(PromptSide Against, PromptSide Candidate)
{
    /// <param name="rubric">The rubric in force, inside its folder; null: <c>rubric.json</c>.</param>
    /// <exception cref="UsageException">One of them cannot be used.</exception>
    public static PromptSides Load(DiffOptions options, string? rubric) => new(
        PromptSide.Load("--against", options.Against, rubric ?? RubricVersion.DefaultFile), PromptSide.Load("--prompts", options.Prompts, options.Rubric));
}
