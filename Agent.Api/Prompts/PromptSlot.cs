namespace Agent.Api.Prompts;

/// <summary>
/// One prompt, or the rubric: what its file said last that was good, what is wrong with it now, and the version a person has put in its
/// place. Not safe for several threads; <see cref="PromptCatalog"/> sees to that.
/// </summary>
internal sealed class PromptSlot(string name, PromptFiles files)
{
    /// <summary>A file that was written a moment ago may be half of what an editor is about to write.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);

    private string loaded = "";
    private string? seen;
    private ActiveVersion? active;
    private Activation? over;
    private DateTimeOffset? writtenAt;

    public string Name => name;

    /// <summary>The last good version of the file; null before there was one.</summary>
    public PromptVersion? File { get; private set; }

    /// <summary>What is wrong with the file, or with the activation; null when nothing is.</summary>
    public string? Error => FileError ?? (Applies ? active?.Problem : null);

    /// <summary>The file looks edited, but is not yet taken for finished.</summary>
    public bool Unsettled { get; private set; }

    /// <summary>The activation in force; null when the file is.</summary>
    public Activation? Activation => Chosen?.Row;

    /// <summary>Null before there was a good version.</summary>
    public PromptVersion? InForce => Chosen?.Version ?? File;

    private string? FileError { get; set; }

    private ActiveVersion? Chosen => Applies && active is { Version: not null } ? active : null;

    private bool Applies => active is not null && File?.Hash == active.Row.FileHash;

    /// <summary>Looks at the file and loads it if it was edited.</summary>
    /// <param name="atOnce">Without waiting for an editor that may still write.</param>
    /// <returns>Whether anything is different now.</returns>
    public bool Look(DateTimeOffset now, bool atOnce)
    {
        var stamp = files.Stamp(name);
        if (stamp.Text == loaded)
        {
            (seen, Unsettled) = (null, false);
            return false;
        }

        // seen twice alike, or old: nobody is writing any more; a missing file may be in the middle of being replaced
        var settled = atOnce || File is null || stamp.Text == seen || now - stamp.WrittenAt >= Settle;
        (seen, Unsettled) = (stamp.Text, !settled);
        if (settled)
        {
            Load(stamp);
        }

        return settled;
    }

    /// <summary>Puts a version in the place of the file's, or takes it away (null).</summary>
    /// <returns>False when the activation is over: the file was edited since.</returns>
    public bool Apply(ActiveVersion? next)
    {
        active = null;
        if (next is null)
        {
            return true;
        }

        // Another file alone ends nothing: the node it was made on may have seen an edit a moment earlier than this one.
        if (next.Row == over || (File?.Hash != next.Row.FileHash && writtenAt > next.Row.At))
        {
            return false;
        }

        active = next;
        return true;
    }

    private void Load(FileStamp stamp)
    {
        loaded = stamp.Text;
        try
        {
            Take(files.Load(name));
            writtenAt = stamp.WrittenAt;
        }
        catch (PromptException broken)
        {
            FileError = broken.Message;
        }
    }

    private void Take(PromptVersion found)
    {
        FileError = null;
        if (found.Hash == File?.Hash)
        {
            return;
        }

        // the edit that ends an activation ends it for good, also if it is taken back
        if (Applies)
        {
            (over, active) = (active?.Row, null);
        }

        File = found;
    }
}
