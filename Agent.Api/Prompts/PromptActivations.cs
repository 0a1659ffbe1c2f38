namespace Agent.Api.Prompts;

/// <summary>Going back to an earlier version, and keeping this node in step with what any node was told.</summary>
internal sealed class PromptActivations(
    PromptCatalog catalog, PromptFiles files, PostgresPrompts versions, PostgresActivations activations, TimeProvider clock) : IDisposable
{
    // A refresh that has read the table before an activation must not be applied after it.
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Puts a version in force on this node at once, on the others within a second or two.</summary>
    public async Task<ActivateOutcome> ActivateAsync(string name, string hash, string by, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            // against the file as it is this moment, or an edit of the last second would count as a later one
            if (catalog.LookNow().FirstOrDefault(state => state.Version.Name == name) is not { } state)
            {
                return new ActivateOutcome.UnknownPrompt();
            }

            var refused = await StoreAsync(state, hash, by, cancellationToken);
            if (refused is null)
            {
                await RefreshLockedAsync(cancellationToken);
            }

            return refused ?? new ActivateOutcome.Activated();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Takes over what the table says, ends what edits have ended, and stores the versions in force.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await RefreshLockedAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <returns>Why not; null when it is stored.</returns>
    private async Task<ActivateOutcome?> StoreAsync(PromptState state, string hash, string by, CancellationToken cancellationToken)
    {
        var name = state.Version.Name;
        if (hash == state.FileHash)
        {
            await activations.EndAsync(name, cancellationToken);
            return null;
        }

        if (await versions.FindAsync(name, hash, cancellationToken) is not { } text)
        {
            var owners = await versions.NamesOfAsync(hash, cancellationToken);
            return owners.Count == 0 ? new ActivateOutcome.UnknownVersion() : new ActivateOutcome.OtherPrompt(owners[0]);
        }

        try
        {
            files.Check(text);
        }
        catch (PromptException unusable)
        {
            return new ActivateOutcome.Unusable(unusable.Message);
        }

        await activations.SetAsync(new(name, hash, state.FileHash, clock.GetUtcNow(), by), cancellationToken);
        return null;
    }

    private async Task RefreshLockedAsync(CancellationToken cancellationToken)
    {
        var active = new List<ActiveVersion>();
        foreach (var row in await activations.ReadAsync(cancellationToken))
        {
            active.Add(await ReadAsync(row, cancellationToken));
        }

        foreach (var over in catalog.Apply(active))
        {
            await activations.EndAsync(over, cancellationToken);
        }

        await versions.KeepAsync(catalog.Current.All, cancellationToken);
    }

    private async Task<ActiveVersion> ReadAsync(Activation row, CancellationToken cancellationToken)
    {
        try
        {
            return await versions.FindAsync(row.Name, row.Hash, cancellationToken) is { } text
                ? new(row, files.Check(text), null)
                : new(row, null, $"{row.Name}: version {row.Hash} was activated and is not in prompt_versions");
        }
        catch (PromptException unusable)
        {
            return new(row, null, $"version {row.Hash} was activated and cannot be used: {unusable.Message}");
        }
    }
}

/// <summary>What came of an activation.</summary>
internal abstract record ActivateOutcome
{
    private ActivateOutcome()
    {
    }

    public sealed record Activated : ActivateOutcome;

    public sealed record UnknownPrompt : ActivateOutcome;

    public sealed record UnknownVersion : ActivateOutcome;

    public sealed record OtherPrompt(string Name) : ActivateOutcome;

    /// <summary>It was good once and breaks a rule of today.</summary>
    public sealed record Unusable(string Reason) : ActivateOutcome;
}
