namespace Agent.Api.Prompts;

/// <summary>A prompt or the rubric cannot be used. One line: the file, where in it, what was found and what is allowed.</summary>
internal sealed class PromptException : Exception
{
    public PromptException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <param name="file">Path inside the prompts folder.</param>
    public PromptException(string file, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner)
    {
    }
}
