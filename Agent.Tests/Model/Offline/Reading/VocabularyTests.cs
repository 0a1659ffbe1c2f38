using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Tests.Scoring;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>The vocabularies hold together: every phrase is found where it stands, nothing is said twice, every sense is spoken of.</summary>
public sealed class VocabularyTests
{
    private static readonly Language?[] Files = [null, .. Enum.GetValues<Language>()];

    [Fact]
    public void Read_EveryFile_CoversEverySenseInEveryLanguage()
    {
        Sense[] onlySome = [Sense.Code, Sense.ScaledCurrency, Sense.One, Sense.RelativePlural, Sense.AgoBefore, Sense.Many, Sense.PartLetter, Sense.MonthFirst];

        foreach (var language in Enum.GetValues<Language>())
        {
            var spoken = VocabularyFile.Read(language).Select(entry => entry.Sense).ToHashSet();
            Assert.Empty(Enum.GetValues<Sense>().Except(spoken).Except(onlySome).Select(sense => $"{language}: {sense}"));
        }
    }

    [Fact]
    public void Read_EveryPhrase_IsFoundInItsOwnText()
    {
        foreach (var entry in Files.SelectMany(VocabularyFile.Read).Where(entry => !entry.Pieces.Any(piece => piece.IsOpen)))
        {
            var phrase = string.Join(' ', entry.Pieces.Select(piece => piece.Text));
            var passage = new Passage(phrase, entry.Language ?? Language.English);

            Assert.True(passage.Terms.Any(term => term.From == 0 && term.Sense == entry.Sense && term.Length == entry.Pieces.Length), $"{entry.Language} {entry.Sense}: {phrase}");
        }
    }

    /// <summary>A currency that is read but not in the table would count a few million francs as dollars.</summary>
    [Fact]
    public void Read_EveryCurrency_IsInTheRubricsTable()
    {
        var entries = Files.SelectMany(VocabularyFile.Read).ToList();
        var read = entries.Where(entry => entry.Sense is Sense.Currency or Sense.ScaledCurrency).Select(entry => entry.Value.Split(' ')[0])
            .Concat(entries.Where(entry => entry.Sense is Sense.Code).Select(entry => entry.Pieces[0].Text.ToUpperInvariant()));

        Assert.Empty(read.Distinct().Except([.. ScoringMake.Rubric.Currencies.UsdPerUnit.Keys, "RMB"]));
    }

    [Theory]
    [InlineData("month 3: märz", "marz maerz")]
    [InlineData("by: vor dem|der", "vor dem,vor der")]
    [InlineData("by: bis zum? schluss", "bis zum schluss,bis schluss")]
    [InlineData("ready: in_place|there", "in place,there")]
    [InlineData("by: d'ici, year-end", "d ici,year end")]
    public void Parse_Line_ExpandsIt(string line, string phrases) =>
        Assert.Equal(
            phrases.Replace(' ', '.').Split(',', '.').Order(),
            VocabularyFile.Parse(line, Language.German).SelectMany(entry => entry.Pieces).Select(piece => piece.Text).Order());

    [Fact]
    public void Parse_UnknownSense_IsAnErrorThatNamesIt() =>
        Assert.Contains("'monht'", Assert.Throws<FormatException>(() => VocabularyFile.Parse("monht 3: march", Language.English)).Message, StringComparison.Ordinal);
}
