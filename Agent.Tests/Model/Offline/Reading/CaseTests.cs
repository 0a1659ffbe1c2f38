using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Scoring;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>The tables of cases, in English, German, French and Spanish: one reader each, written from how people fill in forms.</summary>
public sealed class CaseTests
{
    public static TheoryData<string, string, string, string> Authority => CaseTable.Of("authority");

    public static TheoryData<string, string, string, string> Need => CaseTable.Of("need");

    public static TheoryData<string, string, string, string> Intent => CaseTable.Of("intent");

    public static TheoryData<string, string, string, string> Injection => CaseTable.Of("injection");

    public static TheoryData<string, string, string, string> Harmless => CaseTable.Of("harmless");

    public static TheoryData<string, string, string, string> Noise => CaseTable.Of("gibberish");

    [Theory]
    [MemberData(nameof(Authority))]
    public void Authority_FieldOrProse_IsWhatThePersonIs(string line, string field, string text, string expected)
    {
        var lead = ReadingMake.Lead(field, text);
        var fact = AuthorityReader.Read(lead);

        Assert.Equal($"{line}: {expected}", $"{line}: {CaseTable.Word(fact.Level)}");
        AssertQuotedIf(fact.Level is not AuthorityLevel.Absent, lead, fact.Evidence);
    }

    [Theory]
    [MemberData(nameof(Need))]
    public void Need_FieldOrProse_SaysHowMuchItSays(string line, string field, string text, string expected)
    {
        var lead = ReadingMake.Lead(field, text);
        var fact = NeedReader.Read(lead);

        Assert.Equal($"{line}: {expected}", $"{line}: {CaseTable.Word(fact.Level)}");
        AssertQuotedIf(fact.Level is not NeedLevel.Absent, lead, fact.Evidence);
    }

    [Theory]
    [MemberData(nameof(Intent))]
    public void Intent_FieldOrProse_IsWhatTheWriterWants(string line, string field, string text, string expected)
    {
        var lead = ReadingMake.Lead(field, text);
        var fact = FactReader.Read(lead).Intent;

        Assert.Equal($"{line}: {expected}", $"{line}: {CaseTable.Word(fact.Kind)}");
        AssertQuotedIf(fact.Kind is not IntentKind.Unclear, lead, fact.Evidence);
    }

    [Theory]
    [MemberData(nameof(Injection))]
    public void Injection_TextToTheMachine_IsSuspected(string line, string field, string text, string expected)
    {
        var lead = ReadingMake.Lead(field, text);
        var fact = InjectionReader.Read(lead);

        Assert.Equal($"{line}: {expected == "suspected"}", $"{line}: {fact.Suspected}");
        ReadingMake.AssertQuoted(lead, fact.Evidence);
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Read_HonestSentenceWithTriggerWords_IsNeitherTurnedAwayNorSuspected(string line, string field, string text, string expected)
    {
        var facts = FactReader.Read(ReadingMake.Lead(field, text));

        Assert.Equal("fine", expected);
        Assert.False(facts.Injection.Suspected, $"{line}: {facts.Injection.Evidence?.Quote}");
        Assert.True(facts.Intent.Kind is IntentKind.Buyer or IntentKind.Unclear, $"{line}: {facts.Intent.Kind}: {facts.Intent.Evidence?.Quote}");
    }

    [Theory]
    [MemberData(nameof(Noise))]
    public void Looks_WordsOrNoise_AreToldApart(string line, string field, string text, string expected)
    {
        Assert.Equal("message", field);
        Assert.Equal($"{line}: {expected == "noise"}", $"{line}: {Gibberish.Looks(text)}");
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
