using Agent.Api.Model.Offline.Reading.Words;

namespace Agent.Tests.Model.Offline.Reading.Words;

public sealed class WordTextTests
{
    [Theory]
    [InlineData("We're here, don't you know?", "we are here dont you know")]
    [InlineData("I'm Jane", "i am jane")]
    [InlineData("L’équipe d'achat", "l equipe d achat")]
    [InlineData("Einkäufer:in", "einkaufer")]
    [InlineData("Geschäftsführer/in", "geschaftsfuhrer")]
    [InlineData("Leiter/-innen", "leiter")]
    [InlineData("Gérant(e)", "gerant")]
    [InlineData("directeur·rice", "directeur")]
    [InlineData("Director/a", "director")]
    [InlineData("P.D.G.", "pdg")]
    [InlineData("z.B. heute", "zb heute")]
    [InlineData("40,000 orders, 40.000 Belege, 40 000 factures", "40000 orders 40000 belege 40000 factures")]
    [InlineData("40\u00a0000 commandes avant le 15/03/2027", "40000 commandes avant le 15032027")]
    [InlineData("5k AS9100 B2B", "5k as9100 b2b")]
    [InlineData("ＣＲＭ ｓｙｓｔｅｍ", "crm system")]
    [InlineData("ig\u200bnore", "ignore")]
    [InlineData("u\u0308ber Straße", "uber strasse")]
    [InlineData("i g n o r e this", "ignore this")]
    [InlineData("ignоre", "ignore")]
    [InlineData("Привет", "привет")]
    [InlineData("see https://a.example/x?y and jane@a.example", "see http and @")]
    [InlineData("e-mail follow-up", "e mail follow up")]
    [InlineData("R&D", "r & d")]
    public void Of_Text_FoldsItsWords(string text, string expected) => Assert.Equal(expected, string.Join(' ', WordText.Of(text).Words.Select(word => word.Text)));

    [Theory]
    [InlineData("One. Two! Three?", 3)]
    [InlineData("We have approx. 40 people, e.g. nurses. Thanks", 2)]
    [InlineData("A line of a mail that its program has wrapped\ngoes on in the next", 1)]
    [InlineData("A line of a mail that its program has wrapped\r\ngoes on in the next", 1)]
    [InlineData("a short line\nis one of its own", 2)]
    [InlineData("Start am 1. Juli, ca. 20 Leute", 1)]
    [InlineData("One line\nAnother line", 2)]
    [InlineData("Version 2.5 of node.js", 1)]
    [InlineData("Dr. Meier, ca. 20 Leute", 1)]
    [InlineData("¿Cuánto cuesta? Gracias", 2)]
    public void Of_Text_CountsSentences(string text, int sentences) => Assert.Equal(sentences, WordText.Of(text).Words.Select(word => word.Sentence).Distinct().Count());

    [Theory]
    [InlineData("$500", "Money")]
    [InlineData("500 €", "Money")]
    [InlineData("500€", "Money")]
    [InlineData("500", "Number")]
    [InlineData("500 users", "Number")]
    [InlineData("15.3.2027", "Figures")]
    [InlineData("06 12 34 56 78", "Figures")]
    public void Of_Numbers_TellsMoney(string text, string kind) => Assert.Equal(kind, WordText.Of(text).Words[0].Kind.ToString());

    [Theory]
    [InlineData("Hello. We match invoices (by hand). Thanks!", "match", "We match invoices (by hand)")]
    [InlineData("Our budget is 1.500 €. Please call", "budget", "Our budget is 1.500 €")]
    [InlineData("Hi,\n- sync with Jira\n- more", "sync", "- sync with Jira")]
    public void QuoteSentence_Word_IsItsSentenceAsItStands(string text, string word, string expected)
    {
        var words = WordText.Of(text);
        var at = words.Words.FindIndex(found => found.Text == word);

        Assert.Equal(expected, words.QuoteSentence(at, at + 1));
    }

    [Fact]
    public void QuoteSentence_VeryLong_BeginsWithTheWord()
    {
        var words = WordText.Of($"{string.Concat(Enumerable.Repeat("and ", 100))}invoices {string.Concat(Enumerable.Repeat("and ", 100))}");
        var quote = words.QuoteSentence(100, 101);

        Assert.StartsWith("invoices and", quote, StringComparison.Ordinal);
        Assert.InRange(quote.Length, 100, 200);
    }

    [Fact]
    public void Of_AnyText_NeverThrowsAndWordsStandWhereTheySay()
    {
        string[] pieces = ["'", "’", "a", "B", "1", ".", ",", " ", "\n", "-", "/in", "(e)", "$", "€", "ü", "\ud83d", "\ude00", "\u200b", "\u0301", "@", "http://", "x.y", "&", "·", "½", "ﬁ", "Æ", "İ", "ß"];
        var random = new Random(7);

        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var end = 0;

            foreach (var word in WordText.Of(text).Words)
            {
                Assert.InRange(word.Start, end, text.Length - 1);
                Assert.InRange(word.End, word.Start + 1, text.Length);
                Assert.NotEmpty(word.Text);
                end = word.Start;
            }
        }
    }
}
