using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Scoring;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>The tables of cases, in English, German, French and Spanish: one reader each, written from how people fill in forms.</summary>
public sealed class CaseTests
{
    public static TheoryData<string, string, string> Authority => CaseFile.Rows("authority");

    public static TheoryData<string, string, string> Need => CaseFile.Rows("need");

    public static TheoryData<string, string, string> Intent => CaseFile.Rows("intent");

    public static TheoryData<string, string, string> Injection => CaseFile.Rows("injection");

    public static TheoryData<string, string, string> Harmless => CaseFile.Rows("harmless");

    public static TheoryData<string, string, string> Noise => CaseFile.Rows("gibberish");

    [Theory]
    [MemberData(nameof(Authority))]
    public void Authority_FieldOrProse_IsWhatThePersonIs(string field, string text, string expected)
    {
        var lead = ReadingMake.Lead(field, text);
        var fact = AuthorityReader.Read(lead);

        Assert.Equal(expected, CaseFile.Word(fact.Level));
        AssertQuotedIf(fact.Level is not AuthorityLevel.Absent, lead, fact.Evidence);
    }

    [Theory]
    [MemberData(nameof(Need))]
    public void Need_FieldOrProse_SaysHowMuchItSays(string field, string text, string expected)
    {
        var lead = ReadingMake.Lead(field, text);
        var fact = NeedReader.Read(lead);

        Assert.Equal(expected, CaseFile.Word(fact.Level));
        AssertQuotedIf(fact.Level is not NeedLevel.Absent, lead, fact.Evidence);
    }

    [Theory]
    [MemberData(nameof(Intent))]
    public void Intent_FieldOrProse_IsWhatTheWriterWants(string field, string text, string expected)
    {
        var lead = ReadingMake.Lead(field, text);
        var fact = FactReader.Read(lead).Intent;

        Assert.Equal(expected, CaseFile.Word(fact.Kind));
        AssertQuotedIf(fact.Kind is not IntentKind.Unclear, lead, fact.Evidence);
    }

    [Theory]
    [MemberData(nameof(Injection))]
    public void Injection_TextToTheMachine_IsSuspected(string field, string text, string expected)
    {
        var lead = ReadingMake.Lead(field, text);
        var fact = InjectionReader.Read(lead);

        Assert.Equal(expected == "suspected", fact.Suspected);
        ReadingMake.AssertQuoted(lead, fact.Evidence);
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Read_HonestSentenceWithTriggerWords_IsNeitherTurnedAwayNorSuspected(string field, string text, string expected)
    {
        var facts = FactReader.Read(ReadingMake.Lead(field, text));

        Assert.Equal("fine", expected);
        Assert.False(facts.Injection.Suspected, facts.Injection.Evidence?.Quote);
        Assert.True(facts.Intent.Kind is IntentKind.Buyer or IntentKind.Unclear, $"{facts.Intent.Kind}: {facts.Intent.Evidence?.Quote}");
    }

    [Theory]
    [MemberData(nameof(Noise))]
    public void Looks_WordsOrNoise_AreToldApart(string field, string text, string expected)
    {
        Assert.Equal("message", field);
        Assert.Equal(expected == "noise", Gibberish.Looks(text));
    }

    private static void AssertQuotedIf(bool stated, LeadText lead, Evidence? evidence)
    {
        if (stated)
        {
            ReadingMake.AssertQuoted(lead, evidence);
        }
        else
        {
            Assert.Null(evidence);
        }
    }
}
