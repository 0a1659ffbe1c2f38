namespace Agent.Plugins.Scoring;

/// <summary>A rubric cannot be used. The message names the key, what was found and what is allowed; which file it was, the caller knows.</summary>
public sealed class RubricException(string key, string problem, Exception? inner = null) : Exception($"{key}: {problem}", inner)
{
    /// <summary>Path of the member at fault, such as <c>criteria.budget.from</c>; <c>$</c> is the whole file.</summary>
    public string Key => key;

    /// <summary>What was found there, and what is allowed.</summary>
    public string Problem => problem;
}
