using System.Text.Json;

namespace Agent.Api.Model.Recording;

/// <summary>Why a request has no recording, as far as the others of its prompt tell.</summary>
internal static class RecordingMiss
{
    private const int HashDigits = 19;

    public static string Explain(RecordingFolder folder, RecordedRequest? wanted, CallOrigin? origin)
    {
        var (agent, prompt, hash) = (origin?.Agent ?? RecordingNames.Nobody, RecordingNames.PromptOf(origin), origin?.Prompt.Hash ?? "");
        var known = folder.Files(prompt).Select(TryRead).OfType<RecordedExchange>().ToList();
        return $"No recording answers {agent} under prompt {prompt} ({Short(hash)}): {Why(known, hash, wanted?.Model ?? "")} ({folder.Path})";
    }

    private static string Why(List<RecordedExchange> known, string hash, string model) =>
        known.Count == 0 ? "there is none of this prompt."
        : known.TrueForAll(one => one.PromptHash != hash) ? $"those there are were made under other versions of the prompt: {List(known.Select(one => Short(one.PromptHash)))}."
        : known.TrueForAll(one => one.Model != model) ? $"those there are were made with another model: {List(known.Select(one => one.Model))}; asked for is {model}."
        : "neither this lead nor one that reads the same was recorded up to here.";

    private static string List(IEnumerable<string> words) => string.Join(", ", words.Distinct().Order(StringComparer.Ordinal));

    private static string Short(string hash) => hash.Length > HashDigits ? hash[..HashDigits] : hash;

    private static RecordedExchange? TryRead(string file)
    {
        try
        {
            return RecordingFolder.Read(file);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException)
        {
            return null;
        }
    }
}
