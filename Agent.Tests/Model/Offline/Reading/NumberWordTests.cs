using Agent.Api.Model.Offline.Reading.Lexis;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>Numbers spelled out by the rules of each language are read back as the same number.</summary>
public sealed class NumberWordTests
{
    [Theory]
    [InlineData("English")]
    [InlineData("German")]
    [InlineData("French")]
    [InlineData("Spanish")]
    public void At_SpelledNumber_IsThatNumber(string name)
    {
        var language = Enum.Parse<Language>(name);
        var numbers = Enumerable.Range(2, 1_100).Concat(Enumerable.Range(1, 900).Select(i => i * 1_117)).Concat([1_000, 2_000, 21_000, 100_000, 200_000, 999_999, 1_000_000, 2_500_000, 80_000_000]);

        foreach (var number in numbers)
        {
            var words = Spelling.Of(number, language);
            var figure = Figure.At(new Passage(words, language), 0);

            Assert.True(figure?.Value == number && figure.Value.To == new Passage(words, language).Count, $"{number} is {words}, and was read as {figure?.Value}.");
        }
    }

    [Theory]
    [InlineData("a hundred", 100)]
    [InlineData("a couple of thousand", 2_000)]
    [InlineData("half a million", 500_000)]
    [InlineData("one and a half million", 1_500_000)]
    [InlineData("two dozen", 24)]
    [InlineData("fifteen hundred", 1_500)]
    [InlineData("anderthalb Millionen", 1_500_000)]
    [InlineData("eine halbe Million", 500_000)]
    [InlineData("zwei Dutzend", 24)]
    [InlineData("ein paar tausend", 2_000)]
    [InlineData("un demi-million", 500_000)]
    [InlineData("deux millions et demi", 2_500_000)]
    [InlineData("une trentaine", 30)]
    [InlineData("quelques milliers", 3_000)]
    [InlineData("septante-cinq", 75)]
    [InlineData("nonante", 90)]
    [InlineData("medio millón", 500_000)]
    [InlineData("dos millones y medio", 2_500_000)]
    [InlineData("media docena", 6)]
    [InlineData("un par de miles", 2_000)]
    public void At_RoundNumberOfSpeech_IsItsValue(string words, int value) =>
        Assert.Equal(value, Figure.At(new Passage(words, LanguageVote.Of([new TokenText(words)])), 0)?.Value);

    [Theory]
    [InlineData("und")]
    [InlineData("Wunderbares")]
    [InlineData("Tausendsassa")]
    [InlineData("grundlegend")]
    [InlineData("a")]
    [InlineData("une")]
    [InlineData("and a half")]
    [InlineData("second")]
    public void At_NoNumber_IsNull(string word) => Assert.Null(Figure.At(new Passage(word, LanguageVote.Of([new TokenText(word)])), 0));
}
