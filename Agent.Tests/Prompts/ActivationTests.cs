using Agent.Api.Prompts;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Prompts;

/// <summary>When an activation holds, and when it is over; without a database.</summary>
public sealed class ActivationTests : IDisposable
{
    private const string File = "closing/skprompt.txt";
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _clock = new(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly PromptFolder _folder;
    private readonly PromptCatalog _catalog;
    private readonly Prompt _earlier;
    private readonly string _fileHash;

    public ActivationTests()
    {
        _folder = new(_clock);
        _catalog = _folder.Catalog(_clock);
        _earlier = _catalog.Current["closing"];
        Edit("A bad idea.");
        _fileHash = _catalog.Current["closing"].Hash;
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Apply_MadeAgainstThisFile_PutsTheVersionInForce()
    {
        Assert.Empty(_catalog.Apply([Active()]));

        var state = State();
        Assert.Equal((_earlier.Hash, _fileHash, "ann"), (state.Version.Hash, state.FileHash, state.Activation?.By));
        Assert.Equal(_earlier.Hash, _catalog.Current["closing"].Hash);
        Assert.Equal(_clock.GetUtcNow(), state.LoadedAt);
    }

    [Fact]
    public void Apply_TakenAway_TheFileIsInForceAgain()
    {
        _catalog.Apply([Active()]);

        Assert.Empty(_catalog.Apply([]));

        Assert.Equal(_fileHash, _catalog.Current["closing"].Hash);
        Assert.Null(State().Activation);
    }

    [Fact]
    public void Look_FileEdited_TheEditWinsAtOnceAndTheActivationIsOver()
    {
        var active = Active();
        _catalog.Apply([active]);
        Edit("A better idea.");

        Assert.Null(State().Activation);
        Assert.NotEqual(_earlier.Hash, _catalog.Current["closing"].Hash);
        Assert.Equal([active.Row], _catalog.Apply([active]));
    }

    [Fact]
    public void Look_EditTakenBack_TheActivationStaysOver()
    {
        var active = Active();
        _catalog.Apply([active]);
        Edit("A better idea.");
        _ = _catalog.Current;
        _folder.Edit(File, "A better idea.", "");
        _clock.Advance(Long);

        Assert.Equal(_fileHash, _catalog.Current["closing"].Hash);
        Assert.Equal([active.Row], _catalog.Apply([active]));
        Assert.Null(State().Activation);

        // a new one is another matter
        _clock.Advance(Long);
        Assert.Empty(_catalog.Apply([Active()]));
        Assert.Equal(_earlier.Hash, _catalog.Current["closing"].Hash);
    }

    /// <summary>Also while this node was away: by the time of the file.</summary>
    [Fact]
    public void Apply_FileEditedBeforeThisNodeStarted_IsOver()
    {
        var active = Active();
        Edit("A better idea.");
        var restarted = _folder.Catalog(_clock);

        Assert.Equal([active.Row], restarted.Apply([active]));
    }

    /// <summary>Made on a node that has seen an edit which has not reached this one.</summary>
    [Fact]
    public void Apply_MadeAgainstAFileThisNodeHasNotGot_WaitsForIt()
    {
        var row = new Activation("closing", _earlier.Hash, "sha256:of-the-file-to-come", _clock.GetUtcNow(), "ann");

        Assert.Empty(_catalog.Apply([new(row, _earlier, null)]));

        Assert.Equal(_fileHash, _catalog.Current["closing"].Hash);
    }

    [Fact]
    public void Look_BrokenEdit_LeavesTheActivationInForceAndShows()
    {
        var active = Active();
        _catalog.Apply([active]);
        Edit("{{$lead}}");

        Assert.Equal(_earlier.Hash, _catalog.Current["closing"].Hash);
        Assert.Empty(_catalog.Apply([active]));
        Assert.Contains("{{$lead}}", State().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_VersionCannotBeUsed_TheFileStaysInForceAndSaysWhy()
    {
        Assert.Empty(_catalog.Apply([Active() with { Version = null, Problem = "closing: no" }]));

        Assert.Equal(_fileHash, _catalog.Current["closing"].Hash);
        Assert.Equal(("closing: no", "closing: no"), (State().Error, _catalog.Error));
        Assert.Null(State().Activation);
    }

    [Fact]
    public void Apply_AnotherPromptsName_ChangesNothing()
    {
        var active = Active();

        Assert.Empty(_catalog.Apply([active with { Row = active.Row with { Name = "no_such_prompt" } }]));

        Assert.Equal(_fileHash, _catalog.Current["closing"].Hash);
    }

    private PromptState State() => _catalog.States.Single(state => state.Version.Name == "closing");

    private ActiveVersion Active() => new(new("closing", _earlier.Hash, _fileHash, _clock.GetUtcNow(), "ann"), _earlier, null);

    private void Edit(string text)
    {
        _clock.Advance(Long);
        _folder.Append(File, text);
        _clock.Advance(Long);
    }
}
