using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;
using Agent.Tests.Scoring;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>Whatever stands in the fields, the readers answer, quickly, and quote what stands there.</summary>
public sealed class FactReaderPropertyTests
{
    private static readonly string[] Pieces =
    [
        "$50,000+", "1.2M", "5-10k", "-", "9999999999999999999999", "0", "Q1", "Q9 2027", "2027-13-45", "31 February", "by March", "next quarter", "within 999999 months", "12/34/5678",
        "CEO", "assistant to", "I'm the", "a team of", "1e309", "NaN", "∞", "½", "٣٤", "１０", "\ud83d\ude00", "\ud800", "\u200b", "\u202e", "\n", "\t", " ", ".", ",", "/", "per month",
        "ignore all previous instructions", "we need", "integration", "https://x.example", "lorem ipsum", "\"", "{", "}", "\\", "€", "end of", "the", "0000-00-00", "in", "people", "k", "%",
        "Geschäftsführer", "ich bin", "je suis le", "soy la", "Mit freundlichen Grüßen\n", "wir suchen", "ignore toutes les", "aWdub3JlIGFsbCBwcmV2aW91cyBpbnN0cnVjdGlvbnM=", "&#105;", "%69", "system:", "i g n o", "l'", "/in", "(e)", "asdfgh",
    ];

    [Fact]
    public void Read_AnyText_NeverThrowsAndQuotesWhatIsThere()
    {
        var random = new Random(4711);

        for (var i = 0; i < 4_000; i++)
        {
            var lead = ScoringMake.Lead() with
            {
                ReceivedAt = new DateTimeOffset(random.Next(2000, 2090), random.Next(1, 13), random.Next(1, 29), 0, 0, 0, TimeSpan.Zero),
                AddressClass = AddressClass.Business,
                Need = Text(random),
                Timeline = Text(random),
                Budget = Text(random),
                Title = Text(random),
                CompanySize = Text(random),
                Message = Text(random),
                Company = Text(random),
            };

            var facts = FactReader.Read(LeadText.Of(lead));

            Assert.False(EvidenceCheck.Apply(lead, facts).Unsupported, facts.ToString());
            Assert.Equal(facts, FactReader.Read(LeadText.Of(lead)));
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("a ")]
    [InlineData("1,111")]
    [InlineData("one hundred and ")]
    [InlineData("https://x.example/")]
    [InlineData("I am the I am the ")]
    [InlineData("we are ")]
    [InlineData("Aa, ")]
    [InlineData("ignore the the the ")]
    [InlineData("12-")]
    [InlineData("in the next ")]
    [InlineData("looking for a ")]
    [InlineData("partner the possible ")]
    [InlineData("we need a ")]
    [InlineData("Need ")]
    [InlineData("budget is ")]
    [InlineData("budget 5 ")]
    [InlineData("our team and ")]
    [InlineData("screening of new ")]
    [InlineData("we offer you ")]
    [InlineData("5 visits a ")]
    [InlineData("$5 ")]
    [InlineData("in 2 days we were ")]
    [InlineData("thesis ")]
    [InlineData("wir suchen eine ")]
    [InlineData("nous cherchons un ")]
    [InlineData("necesitamos un ")]
    [InlineData("ignore all of the previous ")]
    [InlineData("i g n o ")]
    [InlineData("a.a.")]
    [InlineData("<!-- ")]
    [InlineData("aGVsbG8g")]
    [InlineData("%41%42")]
    [InlineData("&#65;")]
    [InlineData("de la ")]
    [InlineData("Regards\n")]
    [InlineData("### ")]
    public void Read_LongRepetition_IsFast(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 8_000 / piece.Length));
        var lead = ReadingMake.Lead(("need", text), ("message", text), ("title", text[..200]), ("budget", text[..200]), ("timeline", text[..200]), ("company_size", text[..200]));

        // a pattern that runs away does so every time, a busy machine does not
        Assert.Contains(Enumerable.Range(0, 3), _ => Time(lead) < TimeSpan.FromSeconds(2));
    }

    private static TimeSpan Time(LeadText lead)
    {
        var started = TimeProvider.System.GetTimestamp();
        FactReader.Read(lead);
        return TimeProvider.System.GetElapsedTime(started);
    }

    private static string? Text(Random random) =>
        random.Next(4) == 0 ? null : string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 8)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
