namespace Agent.Plugins.Scoring;

/// <summary>The rubric file cannot be used. The message names the file, the key, what was found and what is allowed.</summary>
public sealed class RubricException : Exception
{
    private readonly string _problem;

    public RubricException(string key, string problem, Exception? inner = null, string file = "rubric.json")
        : base($"{file}: {key}: {problem}", inner) => (Key, _problem) = (key, problem);

    /// <summary>Path of the member at fault, such as <c>criteria.budget.from</c>; <c>$</c> is the whole file.</summary>
    public string Key { get; }

    internal RubricException In(string file) => new(Key, _problem, InnerException, file);
}
