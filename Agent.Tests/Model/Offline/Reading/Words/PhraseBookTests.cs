using Agent.Api.Model.Offline.Reading.Words;

namespace Agent.Tests.Model.Offline.Reading.Words;

public sealed class PhraseBookTests
{
    [Theory]
    [InlineData("we need", "Well, we need it", "we need")]
    [InlineData("integrat*", "An integration", "integration")]
    [InlineData("*leiter", "Der Einkaufsleiter", "Einkaufsleiter")]
    [InlineData("*leiter", "Der Leiter", null)]
    [InlineData("geschäftsführer", "GESCHAEFTSFUEHRER", "GESCHAEFTSFUEHRER")]
    [InlineData("geschäftsführer", "Geschaftsfuhrer", "Geschaftsfuhrer")]
    [InlineData("(ask|look for) it", "We look for it now", "look for it")]
    [InlineData("we [really|do] need", "we do need", "we do need")]
    [InlineData("we [really|do] need", "we need", "we need")]
    [InlineData("we _ need", "we urgently need", "we urgently need")]
    [InlineData("we _ need", "we need", null)]
    [InlineData("we .. need", "we at Acme urgently need", "we at Acme urgently need")]
    [InlineData("we .. need", "we, at Acme, need", null)]
    [InlineData("we ... need", "we, at Acme, need", "we, at Acme, need")]
    [InlineData("# users", "for 40 users", "40 users")]
    [InlineData("# users", "for $40 users", null)]
    [InlineData("€ per day", "at 40 € per day", "40 € per day")]
    [InlineData("€ per day", "at 40 per day", null)]
    [InlineData("thesis !(software|management)", "a thesis software", null)]
    [InlineData("thesis !(software|management)", "a thesis", "thesis")]
    [InlineData("~(not|never) ready", "We are ready", "ready")]
    [InlineData("~(not|never) ready", "We are not ready", null)]
    [InlineData("^ stage $", "Stage", "Stage")]
    [InlineData("^ stage $", "Stage left", null)]
    [InlineData("we need", "we. Need", null)]
    [InlineData("note , need", "A note: need it", "note: need")]
    [InlineData("note , need", "A note need not", null)]
    public void Find_Phrase_MatchesWholeWordsOfOneSentence(string phrase, string text, string? expected)
    {
        var words = WordText.Of(text);
        var hits = PhraseBook.Of("en", $"[any]\n{phrase}").Find(words);

        Assert.Equal(expected, hits.Count == 0 ? null : words.Quote(hits[0].First, hits[0].End));
    }

    [Fact]
    public void Find_NamedChoice_StandsForItsWords() =>
        Assert.Single(PhraseBook.Of("en", "we = we|our team\n[any]\n<we> (need|needs) // a note").Find(WordText.Of("Our team needs it")));

    [Theory]
    [InlineData("(a|b")]
    [InlineData("a)")]
    [InlineData("<nobody>")]
    [InlineData("e-mail")]
    [InlineData("~(a .. b) c")]
    [InlineData("(a||b)")]
    public void Of_PhraseWithAMistake_IsRefusedWithItsText(string phrase) =>
        Assert.Contains(phrase.Trim('<', '>'), Assert.Throws<InvalidOperationException>(() => PhraseBook.Of("en", $"[any]\n{phrase}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("roles", "assistant,contributor,director,executive,former,manager,relation,student")]
    [InlineData("self", "company,contributor,director,executive,manager,role,stop,student")]
    [InlineData("need", "ask,filler,general,specific,together,usual,vague,work")]
    [InlineData("injection", "addressee,order,pretext,privilege,suspected")]
    [InlineData("title", "press,student,vendor")]
    public void Load_Vocabulary_HoldsOnlyKnownSections(string name, string sections) =>
        Assert.Equal(sections, string.Join(',', PhraseBook.Load(name).Sections.Order(StringComparer.Ordinal)));

    [Fact]
    public void Load_Intent_HoldsOnlyKnownSections() => Assert.All(
        PhraseBook.Load("intent").Sections,
        section => Assert.Matches("^(?:buys|asks|theirs|(?:spam|job_seeker|student|vendor|partner|press|support)(?: wants| weak| hint| extra)?)$", section));
}
