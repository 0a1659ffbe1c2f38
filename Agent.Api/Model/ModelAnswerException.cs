namespace Agent.Api.Model;

/// <summary>A model answered, but not with what it was asked for. The pass is tried again, then a person is asked.</summary>
internal sealed class ModelAnswerException(string message, Exception? inner = null) : Exception(message, inner);
