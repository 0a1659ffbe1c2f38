using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Api.Model.Offline.Reading.People;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>People in the lead's company. Users, seats and customers are not people of the company, and a team is only when nothing larger is named.</summary>
internal static class CompanySizeReader
{
    private const string Field = "company_size";

    public static CompanySizeFact Read(LeadText lead)
    {
        if (lead.Passage(Field) is { } field && FromField(Field, field) is { } stated)
        {
            return stated;
        }

        foreach (var (name, text) in lead.ProsePassages)
        {
            var fact = Labels.Find(text, Sense.SizeLabel).Select(line => FromField(name, line)).FirstOrDefault(found => found is not null)
                ?? FromTalk(name, text) ?? Solo(name, text, alone: false);

            if (fact is not null)
            {
                return fact;
            }
        }

        // "Goldschmiede Fink (5 Mitarbeiter)"
        return lead.Passage("company") is { } company && FromTalk("company", company) is { } named ? named : LeadFacts.Unknown.CompanySize;
    }

    private static CompanySizeFact? FromField(string name, Passage text) =>
        FromTalk(name, text) ?? FirstCount(name, text) ?? Solo(name, text, alone: true);

    private static CompanySizeFact? FromTalk(string name, Passage text) =>
        HeadcountTalk.Find(text) is var (count, to) ? new(count.Low, count.High, new(name, text.Quote(count.From, to))) : null;

    private static CompanySizeFact? FirstCount(string name, Passage text)
    {
        for (var at = 0; at < text.Count; at++)
        {
            // "3 shops" says nothing of people; users are read as such here.
            if (Headcount.At(text, at) is { } count && (!text.Is(count.To, Sense.Thing) || text.Is(count.To, Sense.Head)))
            {
                return new(count.Low, count.High, new(name, text.Quote(count.From, count.To)));
            }
        }

        return null;
    }

    private static CompanySizeFact? Solo(string name, Passage text, bool alone)
    {
        foreach (var term in text.Terms)
        {
            if (term.Sense is Sense.Solo || (alone && term.Sense is Sense.SoloAlone))
            {
                return new((int)term.Number, (int)term.Number, new(name, text.Quote(term.From, term.To)));
            }
        }

        return null;
    }
}
