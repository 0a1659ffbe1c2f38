using System.Text.Json;
using Agent.Plugins.Scoring;
using Microsoft.SemanticKernel;

namespace Agent.Api.Prompts;

/// <summary>
/// The prompts and the rubric as they are on disk. An edit takes effect on the next lead; a broken one changes nothing: the last good
/// version stays and <see cref="Error"/> says what is wrong.
/// </summary>
internal sealed partial class PromptCatalog(string folder, TimeProvider clock, ILogger<PromptCatalog> logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly Lock reading = new();
    private PromptSet? current;
    private string stamp = "";
    private long looked;

    /// <summary>What is wrong with the last edit; null when nothing is.</summary>
    public string? Error { get; private set; }

    /// <exception cref="PromptException">There is no good version yet.</exception>
    public PromptSet Current
    {
        get
        {
            if (current is { } known && clock.GetElapsedTime(Volatile.Read(ref looked)) < LookEvery)
            {
                return known;
            }

            lock (reading)
            {
                return Look();
            }
        }
    }

    private PromptSet Look()
    {
        var now = Stamp();
        Volatile.Write(ref looked, clock.GetTimestamp());
        if (current is { } known && now == stamp)
        {
            return known;
        }

        stamp = now;
        try
        {
            current = PromptSet.Load(folder, clock.GetUtcNow());
            Error = null;
            LogLoaded(folder, current.Prompts.Count, current.Rubric.Hash);
        }
        catch (Exception broken) when (broken is IOException or JsonException or RubricException or KernelException or PromptException or ArgumentException)
        {
            Error = broken.Message;
            LogBroken(folder, broken.Message);
            if (current is null)
            {
                throw new PromptException($"The prompts in '{folder}' cannot be used: {broken.Message}", broken);
            }
        }

        return current;
    }

    private string Stamp() => !Directory.Exists(folder) ? "" : string.Join('|', new DirectoryInfo(folder)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .OrderBy(file => file.FullName, StringComparer.Ordinal)
        .Select(file => $"{file.FullName}:{file.LastWriteTimeUtc.Ticks}:{file.Length}"));

    [LoggerMessage(LogLevel.Information, "Prompts: {Count} loaded from {Folder}, rubric {Rubric}")]
    private partial void LogLoaded(string folder, int count, string rubric);

    [LoggerMessage(LogLevel.Error, "Prompts in {Folder} cannot be used, the last good version stays: {Reason}")]
    private partial void LogBroken(string folder, string reason);
}

/// <summary>The prompts and the rubric as of one moment; a pass keeps the set it began with.</summary>
internal sealed record PromptSet(IReadOnlyDictionary<string, Prompt> Prompts, Rubric Rubric, DateTimeOffset LoadedAt)
{
    public static readonly string[] Required = ["triage", "smb_specialist", "enterprise_specialist", "closing", "reader", "writer"];

    public Prompt this[string name] => Prompts[name];

    /// <exception cref="PromptException">A prompt is missing.</exception>
    public static PromptSet Load(string folder, DateTimeOffset at)
    {
        var missing = Required.FirstOrDefault(name => !File.Exists(Path.Combine(folder, name, "skprompt.txt")));
        return missing is not null
            ? throw new PromptException($"'{missing}/skprompt.txt' is missing.")
            : new(
                Required.Select(name => Prompt.Load(Path.Combine(folder, name))).ToDictionary(prompt => prompt.Name, StringComparer.Ordinal),
                Rubric.Parse(File.ReadAllText(Path.Combine(folder, "rubric.json"))),
                at);
    }
}

/// <summary>The prompts cannot be used; the message says which and why.</summary>
internal sealed class PromptException(string message, Exception? inner = null) : Exception(message, inner);
