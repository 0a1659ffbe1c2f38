using Agent.Api.Prompts;
using Agent.Tests.Scoring;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Prompts;

public sealed class PromptCatalogTests : IDisposable
{
    private const string Triage = "triage/skprompt.txt";
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _clock = new(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly PromptFolder _folder;
    private readonly PromptCatalog _catalog;
    private readonly PromptSet _first;

    public PromptCatalogTests()
    {
        _folder = new(_clock);
        _catalog = _folder.Catalog(_clock);
        _clock.Advance(Long);
        _first = _catalog.Current;
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Current_NothingEdited_IsTheSameSet()
    {
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Same(_first, _catalog.Current);
        Assert.Equal(7, _first.Hashes.Count);
        Assert.Equal(_first.Rubric.Hash, _first.Hashes["rubric"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Current_OneFileEdited_ChangesThatPromptAlone(bool replaced)
    {
        var edited = _folder.Read(Triage) + "Be brief.\n";
        (replaced ? _folder.Replace : (Action<string, string>)_folder.Write)(Triage, edited);
        _clock.Advance(Long);

        Assert.Equal(["triage"], Changed(_catalog.Current));
        Assert.Equal(edited, _catalog.Current["triage"].Template);
    }

    [Fact]
    public void Current_SameLengthAndReplacedByAnOlderFile_IsSeen()
    {
        _folder.Edit(Triage, "You open", "You OPEN");
        File.SetLastWriteTimeUtc(_folder.At(Triage), _clock.GetUtcNow().UtcDateTime.AddDays(-30));
        _clock.Advance(Long);

        Assert.Equal(["triage"], Changed(_catalog.Current));
    }

    [Fact]
    public void Current_WithinASecond_DoesNotLook()
    {
        _folder.Append(Triage, "Be brief.");
        _clock.Advance(TimeSpan.FromMilliseconds(900));
        Assert.Same(_first, _catalog.Current);

        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(["triage"], Changed(_catalog.Current));
    }

    [Fact]
    public void Current_ClockSetBack_StillLooks()
    {
        _folder.Append(Triage, "Be brief.");
        _clock.AdjustTime(_clock.GetUtcNow() - TimeSpan.FromHours(3));

        // the file seems to be from the future: it counts once it is seen twice alike
        _ = _catalog.Current;
        _clock.Advance(Long);

        Assert.Equal(["triage"], Changed(_catalog.Current));
    }

    /// <summary>Half of an agent's prompt would be as good a text as the whole.</summary>
    [Fact]
    public void Current_EditorWritesInTwoSteps_HalfIsNeverInForce()
    {
        var whole = _folder.Read(Triage) + "Be brief.\n";
        _clock.Advance(Long);
        _folder.Write(Triage, whole[..40]);
        Assert.Same(_first, _catalog.Current);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        _folder.Write(Triage, whole);

        // looks again as soon as the edit can have ended, not a second later
        _clock.Advance(TimeSpan.FromMilliseconds(300));

        Assert.Equal(whole, _catalog.Current["triage"].Template);
        Assert.Null(_catalog.Error);
    }

    [Fact]
    public void Current_FileGoneForAMomentWhileReplaced_IsNoError()
    {
        var text = _folder.Read(Triage);
        _folder.Delete(Triage);
        _clock.Advance(Long);
        Assert.Same(_first, _catalog.Current);
        _folder.Write(Triage, text + "Be brief.");
        _clock.Advance(Long);

        Assert.Equal(["triage"], Changed(_catalog.Current));
        Assert.Null(_catalog.Error);
    }

    /// <summary>How a mounted folder is exchanged as a whole: each file is a link through a link, which is turned.</summary>
    [Fact]
    public void Current_FolderBehindALinkExchanged_IsSeen()
    {
        Directory.CreateDirectory(_folder.At("..1"));
        Directory.CreateDirectory(_folder.At("..2"));
        _folder.Write("..1/skprompt.txt", _folder.Read(Triage));
        _folder.Write("..2/skprompt.txt", _folder.Read(Triage) + "Be brief.");
        File.CreateSymbolicLink(_folder.At("..data"), "..1");
        _folder.Delete(Triage);
        File.CreateSymbolicLink(_folder.At(Triage), "../..data/skprompt.txt");
        _clock.Advance(Long);
        Assert.Equal(_first.Hashes, _catalog.Current.Hashes);

        File.Delete(_folder.At("..data"));
        File.CreateSymbolicLink(_folder.At("..data"), "..2");
        _clock.Advance(Long);

        Assert.Equal(["triage"], Changed(_catalog.Current));
    }

    [Fact]
    public void Current_SomeBrokenSomeGood_TheGoodOnesMoveOn()
    {
        _folder.Append(Triage, "{{$lead}}");
        _folder.Append("closing/skprompt.txt", "Be brief.");
        _folder.Edit("rubric.json", "\"qualified_from\": 60", "\"qualified_from\": 10");
        _clock.Advance(Long);

        Assert.Equal(["closing"], Changed(_catalog.Current));
        Assert.Equal(
            $"triage/skprompt.txt: line {_folder.Read(Triage).Split('\n').Length}: found {{{{$lead}}}}, expected no variables: an agent's prompt has none; "
            + "rubric.json: dispositions.nurture_from: found 30, expected less than qualified_from (10)",
            _catalog.Error);

        _folder.Edit(Triage, "{{$lead}}", "");
        _folder.Edit("rubric.json", "\"qualified_from\": 10", "\"qualified_from\": 61");
        _clock.Advance(Long);

        Assert.Equal(["closing", "rubric"], Changed(_catalog.Current));
        Assert.Null(_catalog.Error);
    }

    [Fact]
    public void Current_VariableNeedsBothFiles_CountsWhenBothAgree()
    {
        // not a variable that code fills: the pair would agree, and is refused all the same
        _folder.Edit("writer/skprompt.txt", "{{$request}}", "{{$request}} {{$tone}}");
        _folder.Edit("writer/config.json", "\"name\": \"request\"", "\"name\": \"tone\"");
        _clock.Advance(Long);

        Assert.Empty(Changed(_catalog.Current));
        Assert.StartsWith("writer/skprompt.txt: ", _catalog.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Current_AnotherRubricFile_IsTheRubric()
    {
        _folder.Write("presets/strict.json", ScoringMake.RubricText.Replace("\"qualified_from\": 60", "\"qualified_from\": 80", StringComparison.Ordinal));
        var catalog = _folder.Catalog(_clock, "presets/strict.json");
        Assert.Equal(80, catalog.Current.Rubric.Dispositions.QualifiedFrom);

        _folder.Edit("presets/strict.json", "\"qualified_from\": 80", "\"qualified_from\": 800");
        _clock.Advance(Long);

        Assert.Equal(80, catalog.Current.Rubric.Dispositions.QualifiedFrom);
        Assert.StartsWith("presets/strict.json: dispositions.qualified_from: found 800", catalog.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Current_NoGoodVersionYet_ThrowsAndNamesEveryFault()
    {
        _folder.Write(Triage, "");
        _folder.Delete("reader/config.json");

        var refused = Assert.Throws<PromptException>(() => _folder.Catalog(_clock).Current);

        Assert.Equal(
            $"The prompts in '{_folder.Path}' cannot be used: triage/skprompt.txt: found no text, expected a prompt; reader/config.json: found no file, expected one",
            refused.Message);
    }

    [Fact]
    public void Current_StartWasRefusedAndTheFileIsMended_Starts()
    {
        var text = _folder.Read(Triage);
        _folder.Write(Triage, "");
        var catalog = _folder.Catalog(_clock);
        Assert.Throws<PromptException>(() => catalog.Current);

        _folder.Write(Triage, text);

        Assert.Equal(_first.Hashes, catalog.Current.Hashes);
    }

    [Fact]
    public void States_LoadedAt_IsWhenTheVersionCameIntoForce()
    {
        var start = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromMinutes(5));
        _folder.Append(Triage, "Be brief.");
        _clock.Advance(Long);

        var states = _catalog.States.ToDictionary(state => state.Version.Name);

        Assert.Equal(_clock.GetUtcNow(), states["triage"].LoadedAt);
        Assert.Equal(start, states["closing"].LoadedAt);
        Assert.Equal(states["triage"].FileHash, states["triage"].Version.Hash);
    }

    [Fact]
    public void Hash_TwoPromptsOfTheSameText_IsTheSameAndOtherwiseNot()
    {
        _folder.Write("closing/skprompt.txt", _folder.Read(Triage));
        _folder.Write("closing/config.json", _folder.Read("triage/config.json"));
        _clock.Advance(Long);

        var set = _catalog.Current;

        Assert.Equal(set["triage"].Hash, set["closing"].Hash);
        Assert.Equal(("triage", "closing"), (set["triage"].Name, set["closing"].Name));
        Assert.Equal(6, set.Hashes.Values.Distinct().Count());
    }

    [Fact]
    public void Load_AFolder_ChecksEveryRule()
    {
        Assert.Equal(_first.Hashes, PromptSet.Load(_folder.Path).Hashes);
        _folder.Append(Triage, "{{$lead}}");

        Assert.Throws<PromptException>(() => PromptSet.Load(_folder.Path));
    }

    private IEnumerable<string> Changed(PromptSet set) => set.Hashes.Where(version => _first.Hashes[version.Key] != version.Value).Select(version => version.Key).Order();
}
