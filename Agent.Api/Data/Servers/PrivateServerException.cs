namespace Agent.Api.Data.Servers;

/// <summary>A private server cannot be had. The message is one line and says what to do; no stack trace helps.</summary>
internal sealed class PrivateServerException(string message, Exception? inner = null) : Exception(message, inner);
