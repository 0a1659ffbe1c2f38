namespace Agent.Plugins.Runs;

/// <summary>The model can mend this: the message goes back to it. Say what was wrong and what is allowed; nothing internal.</summary>
public sealed class ToolRetryException(string message) : Exception(message);

/// <summary>The tool cannot do it, whatever the model tries: the message goes back to it. Nothing internal.</summary>
public sealed class ToolFailedException(string message) : Exception(message);
