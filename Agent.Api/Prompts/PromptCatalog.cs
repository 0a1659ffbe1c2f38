namespace Agent.Api.Prompts;

/// <summary>
/// The prompts and the rubric in force. An edit takes effect on the next lead; a broken one changes nothing: the last good version of that
/// prompt stays, the others move on, and <see cref="Error"/> says what is wrong.
/// </summary>
internal sealed partial class PromptCatalog(PromptFiles files, TimeProvider clock, ILogger<PromptCatalog> logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly Lock reading = new();
    private readonly List<PromptSlot> slots = [.. PromptSet.Names.Select(name => new PromptSlot(name, files))];
    private volatile Snapshot? snapshot;
    private long looked;
    private long pause = LookEvery.Ticks;

    /// <summary>What is wrong with the last edits, on one line; null when nothing is.</summary>
    public string? Error => snapshot?.Error;

    /// <exception cref="PromptException">There is no good version yet.</exception>
    public PromptSet Current => Look(atOnce: false).Set;

    /// <summary>Each prompt and the rubric, as they are now.</summary>
    /// <exception cref="PromptException">There is no good version yet.</exception>
    public IReadOnlyList<PromptState> States => Look(atOnce: false).States;

    /// <summary>Looks now, whenever the last look was, and takes files as they are.</summary>
    public IReadOnlyList<PromptState> LookNow() => Look(atOnce: true).States;

    /// <summary>Puts these versions in force, and no other but the files'.</summary>
    /// <returns>Those that are over, because the file was edited since.</returns>
    public IReadOnlyList<Activation> Apply(IReadOnlyCollection<ActiveVersion> active)
    {
        lock (reading)
        {
            // first the files: an activation is judged by what they say now
            LookLocked(atOnce: false);
            var over = slots.Where(slot => !slot.Apply(active.FirstOrDefault(version => version.Row.Name == slot.Name))).Select(slot => slot.Name).ToList();
            Publish();
            return [.. active.Where(version => over.Contains(version.Row.Name)).Select(version => version.Row)];
        }
    }

    private Snapshot Look(bool atOnce)
    {
        if (!atOnce && snapshot is { } known && Math.Abs(clock.GetUtcNow().Ticks - Volatile.Read(ref looked)) < Volatile.Read(ref pause))
        {
            return known;
        }

        lock (reading)
        {
            return LookLocked(atOnce);
        }
    }

    private Snapshot LookLocked(bool atOnce)
    {
        var now = clock.GetUtcNow();
        var changed = slots.Select(slot => slot.Look(now, atOnce)).ToList().Contains(true);

        // an edit that is under way is looked at again as soon as it can have ended
        Volatile.Write(ref pause, (slots.Exists(slot => slot.Unsettled) ? PromptSlot.Settle : LookEvery).Ticks);
        Volatile.Write(ref looked, now.Ticks);
        return snapshot is { } known && !changed ? known : Publish();
    }

    private Snapshot Publish()
    {
        var errors = slots.Select(slot => slot.Error).OfType<string>().ToList();
        var error = errors.Count == 0 ? null : string.Join("; ", errors);
        var versions = slots.Select(slot => slot.InForce).OfType<PromptVersion>().ToList();
        if (versions.Count < slots.Count)
        {
            throw new PromptException($"The prompts in '{files.Folder}' cannot be used: {error}");
        }

        var before = snapshot;
        var set = new PromptSet(versions);
        var next = new Snapshot(set, [.. slots.Select(slot => StateOf(slot, before))], error);
        LogChanges(before, next);
        return snapshot = next;
    }

    private PromptState StateOf(PromptSlot slot, Snapshot? before)
    {
        var version = slot.InForce ?? throw new InvalidOperationException($"{slot.Name} has no version.");
        var earlier = before?.States.FirstOrDefault(state => state.Version.Name == slot.Name);
        var loadedAt = earlier?.Version.Hash == version.Hash ? earlier.LoadedAt : clock.GetUtcNow();
        return new(version, slot.File?.Hash ?? version.Hash, loadedAt, slot.Activation, slot.Error);
    }

    private void LogChanges(Snapshot? before, Snapshot next)
    {
        if (before is null)
        {
            LogLoaded(files.Folder, next.States.Count, next.Set.Rubric.Hash);
        }

        foreach (var state in next.States)
        {
            var earlier = before?.States.FirstOrDefault(known => known.Version.Name == state.Version.Name);
            if (earlier is not null && earlier.Version.Hash != state.Version.Hash)
            {
                LogChanged(state.Version.Name, state.Version.Hash, state.Activation is null ? "file" : "activation");
            }

            if (state.Error is { } error && error != earlier?.Error)
            {
                LogBroken(state.Version.Name, state.Version.Hash, error);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Prompts: {Count} loaded from {Folder}, rubric {Rubric}")]
    private partial void LogLoaded(string folder, int count, string rubric);

    [LoggerMessage(LogLevel.Information, "Prompt {Name} is now {Version}, by {Source}")]
    private partial void LogChanged(string name, string version, string source);

    [LoggerMessage(LogLevel.Error, "Prompt {Name} stays at {Version}: {Reason}")]
    private partial void LogBroken(string name, string version, string reason);

    private sealed record Snapshot(PromptSet Set, IReadOnlyList<PromptState> States, string? Error);
}

/// <summary>One prompt, or the rubric, as it is in force on this node.</summary>
/// <param name="FileHash">The last good version on disk.</param>
/// <param name="LoadedAt">Since when this version is in force here.</param>
/// <param name="Activation">Who put the version in the file's place; null when it is the file's own.</param>
/// <param name="Error">What is wrong with the last edit; null when nothing is.</param>
internal sealed record PromptState(PromptVersion Version, string FileHash, DateTimeOffset LoadedAt, Activation? Activation, string? Error);
