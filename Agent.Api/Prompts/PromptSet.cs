using Agent.Plugins.Scoring;

namespace Agent.Api.Prompts;

/// <summary>The prompts and the rubric that belong together: those in force at one moment, or those a run is pinned to.</summary>
internal sealed class PromptSet
{
    private readonly Dictionary<string, PromptVersion> versions;

    /// <param name="versions">One of each prompt, and the rubric.</param>
    public PromptSet(IEnumerable<PromptVersion> versions)
    {
        this.versions = versions.ToDictionary(version => version.Name, StringComparer.Ordinal);
        Hashes = this.versions.ToDictionary(version => version.Key, version => version.Value.Hash, StringComparer.Ordinal);
        Rubric = ((RubricVersion)this.versions[PromptVersion.RubricName]).Rubric;
    }

    /// <summary>Names of the prompts.</summary>
    public static IReadOnlyList<string> Required { get; } = [.. PromptRule.All.Select(rule => rule.Name)];

    /// <summary>Names of the prompts, and <c>rubric</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Required, PromptVersion.RubricName];

    public IReadOnlyCollection<PromptVersion> All => versions.Values;

    /// <summary>Name to version, the rubric included: what a run is pinned to.</summary>
    public IReadOnlyDictionary<string, string> Hashes { get; }

    public Rubric Rubric { get; }

    public Prompt this[string name] => (Prompt)versions[name];

    /// <summary>A folder of prompts as it is now, every rule checked.</summary>
    /// <exception cref="PromptException">Something in it cannot be used.</exception>
    public static PromptSet Load(string folder, string rubricFile = RubricVersion.DefaultFile)
    {
        var files = new PromptFiles(folder, rubricFile);
        return new(Names.Select(files.Load));
    }

    /// <summary>This set with some versions replaced.</summary>
    public PromptSet With(IReadOnlyCollection<PromptVersion> others) =>
        others.Count == 0 ? this : new(others.UnionBy(All, version => version.Name));
}
