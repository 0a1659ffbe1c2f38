namespace Agent.Api.Model.Recording;

/// <summary>
/// Answers come from recordings and this request has none. Asking again gives the same, so the run goes to a person at once instead of
/// being tried again. The message is for that person.
/// </summary>
internal sealed class RecordingMissingException(string message) : Exception(message);
