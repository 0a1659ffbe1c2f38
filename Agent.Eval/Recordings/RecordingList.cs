using System.Text.Json;
using Agent.Api.Model.Recording;

namespace Agent.Eval.Recordings;

/// <summary>What a folder of recordings holds, held against a folder of prompts.</summary>
internal sealed record RecordingList(IReadOnlyList<RecordedPrompt> Prompts, IReadOnlyList<OddRecording> Odd)
{
    /// <summary>Recordings that no request will ask for any more, or that are none: each with its file.</summary>
    public bool IsWell => Odd.Count == 0;

    /// <param name="hashes">Version of each prompt as it is now.</param>
    public static RecordingList Of(RecordingFolder folder, IReadOnlyDictionary<string, string> hashes)
    {
        var (good, odd) = (new List<RecordedExchange>(), new List<OddRecording>());
        foreach (var file in folder.Files())
        {
            var name = Path.GetRelativePath(folder.Path, file);
            try
            {
                var exchange = RecordingFolder.Read(file);
                good.Add(exchange);
                odd.AddRange(ProblemOf(exchange, hashes) is { } problem ? [new(name, exchange.Prompt, problem)] : []);
            }
            catch (JsonException broken)
            {
                odd.Add(new(name, null, $"is no recording: {broken.Message}"));
            }
        }

        return new([.. good.GroupBy(one => (one.Agent, one.Prompt, one.PromptHash, one.Model)).Select(group => RecordedPrompt.Of([.. group], hashes))], odd);
    }

    private static string? ProblemOf(RecordedExchange exchange, IReadOnlyDictionary<string, string> hashes) =>
        RecordedRequest.KeyOf(exchange.Request) != exchange.Key ? "was edited: its request is not the one its key was made of"
        : hashes.GetValueOrDefault(exchange.Prompt) is not { } now ? $"is stale: there is no prompt {exchange.Prompt}"
        : now != exchange.PromptHash ? $"is stale: {exchange.Prompt} was {exchange.PromptHash[..Math.Min(19, exchange.PromptHash.Length)]} then"
        : null;
}

/// <summary>A recording that will not answer, and why.</summary>
/// <param name="Prompt">Null when the file cannot be read.</param>
internal sealed record OddRecording(string File, string? Prompt, string Problem);

/// <summary>The recordings of one agent under one version of its prompt with one model.</summary>
internal sealed record RecordedPrompt(
    string Agent, string Prompt, string PromptHash, string Model, bool IsCurrent, int Requests, int Answers, long Input, long Output, DateTimeOffset Newest)
{
    public static RecordedPrompt Of(IReadOnlyList<RecordedExchange> exchanges, IReadOnlyDictionary<string, string> hashes)
    {
        var first = exchanges[0];
        return new(
            first.Agent, first.Prompt, first.PromptHash, first.Model, hashes.GetValueOrDefault(first.Prompt) == first.PromptHash,
            exchanges.Select(one => one.Key).Distinct().Count(), exchanges.Count,
            exchanges.Sum(one => (long)(one.Usage?.Input ?? 0)), exchanges.Sum(one => (long)(one.Usage?.Output ?? 0)), exchanges.Max(one => one.RecordedAt));
    }
}
