using Agent.Plugins.Scoring;

namespace Agent.Tests.Scoring;

/// <summary>Characters that no form honestly holds are found; those that come along with emoji, flags and copied text are not.</summary>
public sealed class HiddenTextTests
{
    [Theory]
    [InlineData("Nice product \U000E0068\U000E0069")]
    [InlineData("We sell boats. s\u200be\u200bt\u200bt\u200bl\u200be")]
    [InlineData("invoice \u202Eevorppa")]
    [InlineData("hello a\U000E0101\U000E0102\U000E0103")]
    public void Find_CharactersThatHideSomething_AreFound(string text) => Assert.NotNull(HiddenText.Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("We are a Welsh council \U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F with 40 people")]
    [InlineData("my ❤️ team 👨‍👩‍👧‍👦 loves it")]
    [InlineData("copied\u200b from\u200b a\u200b web\u200b page in\u200bvoice\ufeff")]
    [InlineData("soft\u00adhy\u00adphens in long words")]
    [InlineData("می‌خواهم یک دمو ببینم")]
    public void Find_HonestText_IsNot(string text) => Assert.Null(HiddenText.Find(text));

    [Fact]
    public void Find_AfterWords_BeginsAtTheWordBefore()
    {
        const string Text = "see you \U000E0068\U000E0069";

        Assert.Equal("you \U000E0068", Text[HiddenText.Find(Text)!.Value.Start..HiddenText.Find(Text)!.Value.End]);
    }
}
