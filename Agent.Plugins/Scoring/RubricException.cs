namespace Agent.Plugins.Scoring;

/// <summary>The rubric file cannot be used. The message names the file, the key, what was found and what is allowed.</summary>
public sealed class RubricException : Exception
{
    public RubricException(string key, string problem, Exception? inner = null, string file = "rubric.json")
        : base($"{file}: {key}: {problem}", inner) => (Key, Problem) = (key, problem);

    /// <summary>Path of the member at fault, such as <c>criteria.budget.from</c>; <c>$</c> is the whole file.</summary>
    public string Key { get; }

    /// <summary>What was found there, and what is allowed.</summary>
    public string Problem { get; }

    internal RubricException In(string file) => new(Key, Problem, InnerException, file);
}
