using System.Buffers;
using System.Collections.Frozen;
using Agent.Api.Model.Offline.Reading.Words;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// What the writer wants of us. Read from need and message; a title decides where they leave it open. Offers, applications and complaints
/// are told from requests that only mention them: "we need recruiting software" is no application, and whoever routes support tickets has
/// not opened one. In doubt a lead is a buyer's, or unclear: a buyer turned away is gone.
/// </summary>
internal static class IntentReader
{
    // Fewer hints stand in honest mails as well.
    private const int EnoughHints = 2;

    private const int LongestMention = 3;

    private const int LongestSaying = 40;

    private static readonly SearchValues<char> QuoteMarks = SearchValues.Create("'\"‘’‚“”„«»‹›");

    /// <summary>In the order in which they are believed.</summary>
    private static readonly (IntentKind Kind, string Word, Overruled By)[] Kinds =
    [
        (IntentKind.Spam, "spam", Overruled.ByAsking),
        (IntentKind.JobSeeker, "job_seeker", Overruled.Never),
        (IntentKind.Student, "student", Overruled.Never),
        (IntentKind.Partner, "partner", Overruled.ByBuying),
        (IntentKind.Press, "press", Overruled.ByAsking),
        (IntentKind.Vendor, "vendor", Overruled.ByAsking),
        (IntentKind.Support, "support", Overruled.ByOwners),
    ];

    // Who speaks, who is spoken to, and what sellers do.
    private static readonly FrozenSet<string> Persons = WordSet.Of(
        "you your yours u ur me my i im here now sie ihnen ihr ihre ihren ihrem ihrer ihres euch euer eure eurem euren dir dein deine du ich mich mir mein meine meinen hiermit anbei jetzt vous votre vos je mon ma moi toi ton ta tes usted ustedes su sus yo mi mis tu tus te me les le offer offering sell selling provide bieten biete verkaufen liefern anbieten buy join earn win proposons offrons vendons offre ofrecemos vendemos ofrezco");

    private static readonly PhraseBook Book = PhraseBook.Load("intent");

    private static readonly PhraseBook Titles = PhraseBook.Load("title");

    /// <summary>The first words by which a business asks for a thing or tells a pain; null when there are none.</summary>
    public static PhraseHit? Wish(WordText text) => Book.Find(text).Where(hit => hit.Section == "buys").FirstOrNull();

    /// <summary>What in a sign's own sentence takes it back.</summary>
    private enum Overruled
    {
        Never,
        ByBuying,
        ByOwners,
        ByAsking,
    }

    public static IntentFact Read(LeadText lead, NeedFact need)
    {
        var proses = lead.Prose.Select(prose => Prose.Of(lead, prose.Field)).ToList();
        Prose[] all = [.. proses, Prose.Of(lead, "title")];
        var titles = Titles.Find(lead.Words("title"));
        var buys = proses.Exists(prose => prose.Has("buys") || prose.TellsAPain) || NamesABusinessNeed(lead, proses);

        foreach (var (kind, word, by) in Kinds)
        {
            var sign = proses.Select(prose => prose.First(word, by)).FirstOrDefault(found => found is not null)
                ?? (buys ? null : proses.Select(prose => prose.First($"{word} wants", by)).FirstOrDefault(found => found is not null))
                ?? (buys ? null : proses.Select(prose => prose.First($"{word} weak", by)).FirstOrDefault(found => found is not null && !(kind is IntentKind.Vendor && TellsOfThemselves(need, found))))
                ?? (buys ? null : Hints(all, word, by, titles.Exists(title => title.Section == word)));

            if (sign is not null)
            {
                return new(kind, sign);
            }
        }

        return Noise(lead) is { } noise ? new(IntentKind.Spam, noise)
            : !buys && Titled(lead, titles) is { } titled ? titled
            : need.Level is not NeedLevel.Absent ? new(IntentKind.Buyer, need.Evidence)
            : proses.Select(prose => prose.First("buys", Overruled.Never)).FirstOrDefault(wish => wish is not null) is { } wished ? new(IntentKind.Buyer, wished)
            : LeadFacts.Unknown.Intent;
    }

    // "We provide legal services. Our deadlines get lost.": what they offer is how they come to need something.
    private static bool TellsOfThemselves(NeedFact need, Evidence sign) =>
        need is { Level: NeedLevel.Specific, Evidence: { } told } && !told.Quote.Contains(sign.Quote, StringComparison.Ordinal) && !sign.Quote.Contains(told.Quote, StringComparison.Ordinal);

    // Students and reporters write for their work of that name; whoever names a sum has a purchase in mind. Sellers buy as well, so
    // theirs is only a hint.
    private static IntentFact? Titled(LeadText lead, List<PhraseHit> titles)
    {
        if (lead["budget"] is { } budget && !Phrase.SaysNothing(budget))
        {
            return null;
        }

        return titles.Where(title => title.Section is "student" or "press").FirstOrNull() is { } title
            ? new(title.Section == "student" ? IntentKind.Student : IntentKind.Press, new("title", lead.Words("title").Quote(title.First, title.End)))
            : null;
    }

    // A hint is aimed at us; a buyer may write what stands under extra as well, so that never decides alone. The same words count once.
    // A title of such people is a sign among others.
    private static Evidence? Hints(IReadOnlyList<Prose> proses, string word, Overruled by, bool titled)
    {
        var hints = proses.SelectMany(prose => prose.All($"{word} hint", by).Select(hit => (prose, hit))).ToList();
        var signs = hints.Concat(proses.SelectMany(prose => prose.All($"{word} extra", by).Select(hit => (prose, hit))))
            .DistinctBy(sign => (sign.prose.Field, sign.hit.First)).DistinctBy(sign => sign.hit.Phrase).ToList();

        var title = titled && !signs.Exists(sign => sign.prose.Field == "title") ? 1 : 0;
        var enough = hints.Count > 0 ? signs.Count + title >= EnoughHints : titled && signs.Count >= EnoughHints;

        return enough ? signs[0].prose.Quote(signs[0].hit) : null;
    }

    private static bool NamesABusinessNeed(LeadText lead, List<Prose> proses) =>
        lead["need"] is not null && NeedReader.NamesAUse(lead.Words("need")) &&
        proses.Find(prose => prose.Field == "need") is { } need && !Array.Exists(Kinds, kind => need.Has(kind.Word) || need.Has($"{kind.Word} wants") || need.Has($"{kind.Word} weak") || Hints([need], kind.Word, kind.By, titled: false) is not null);

    // One field of noise may be a typing accident and a name may look like noise; a bot leaves nothing else.
    private static Evidence? Noise(LeadText lead)
    {
        if (lead.Prose.Any(prose => !Gibberish.Looks(prose.Text)))
        {
            return null;
        }

        var noisy = lead.Fields.Where(field => field.Key is "need" or "message" or "title" or "name" or "company" or "timeline" or "budget" && Gibberish.Looks(field.Value)).ToList();
        var first = noisy.FirstOrDefault(field => field.Key is "need" or "message", noisy.FirstOrDefault());

        return noisy.Count > 1 ? new(first.Key, first.Value.Trim()) : null;
    }

    /// <summary>A field with the phrases found in it.</summary>
    private sealed record Prose(LeadText Lead, string Field, WordText Text, ILookup<string, PhraseHit> Hits)
    {
        public static Prose Of(LeadText lead, string field) =>
            new(lead, field, lead.Words(field), Book.Find(lead.Words(field)).ToLookup(hit => hit.Section, StringComparer.Ordinal));

        public bool Has(string section) => Hits.Contains(section);

        // "The password does not work" is the pain of somebody who has an account already.
        public bool TellsAPain => Pains.All(Text).Any(pain => !Hits["support weak"].Any(sign => sign.First < pain.End && pain.First < sign.End));

        public Evidence? First(string section, Overruled by) => All(section, by).Select(Quote).FirstOrDefault();

        public IEnumerable<PhraseHit> All(string section, Overruled by) => Hits[section].Where(hit => !Taken(hit, by) && !IsQuoted(hit) && !IsMention(hit) && !(by is Overruled.ByAsking && IsTrade(hit)));

        public Evidence Quote(PhraseHit hit) => new(Field, Text.Quote(hit.First, hit.End));

        private bool Taken(PhraseHit sign, Overruled by) => by switch
        {
            Overruled.ByBuying => Same(sign, "buys"),
            Overruled.ByOwners => Same(sign, "buys") || IsTheirs(sign),
            Overruled.ByAsking => Same(sign, "asks"),
            _ => false,
        };

        // "Unsere Leser kündigen das Abo": what customers of theirs cancel, pay or miss is the work they write about.
        private bool IsTheirs(PhraseHit sign) => Hits["theirs"].Any(owner => owner.First < sign.First && Text.Words[owner.First].Sentence == Text.Words[sign.First].Sentence);

        // "2,500 'where is my parcel' calls a day", a line of the mail that is answered: what others say.
        private bool IsQuoted(PhraseHit sign) =>
            Text.Words[sign.First].Start is > 0 and var start &&
            ((QuoteMarks.Contains(Text.Source[start - 1]) && Text.Source.AsSpan(Text.Words[sign.End - 1].End).IndexOfAny(QuoteMarks) is >= 0 and < LongestSaying)
                || QuotedMail.Holds(Text.Source, start));

        // Two or three words in the middle of a sentence that says in others what they work on, and speaks to nobody.
        private bool IsMention(PhraseHit sign)
        {
            var (start, end) = (Text.SentenceStart(sign.First), Text.SentenceEnd(sign.First));
            return sign.End - sign.First <= LongestMention && start < sign.First && !Text.Words[start..end].Exists(word => Persons.Contains(word.Text)) && NeedReader.NamesWorkBeside(Text, sign, Lead);
        }

        // "We do SEO for dentists. My team loses its Fridays pasting rankings into slides": what they do for others, and what hurts them in it.
        private bool IsTrade(PhraseHit sign) => Troubles.Exists(trouble => IsBeside(trouble, sign)) && Pains.TellsOfThemselves(Text, sign.First);

        private List<PhraseHit> Troubles => field ??= [.. Pains.All(Text), .. Hits["buys"].Where(wish => Pains.TellsOfThemselves(Text, wish.First))];

        // A wish in the sign's own sentence may be the pitch: "we would like to buy guest posts".
        private bool IsBeside(PhraseHit trouble, PhraseHit sign) => trouble.Section == "buys"
            ? Text.Words[trouble.First].Sentence != Text.Words[sign.First].Sentence
            : trouble.First >= sign.End || trouble.End <= sign.First;

        // A request that leads to the sign is no other request: "we would like to be your distributor".
        private bool Same(PhraseHit sign, string section) => Hits[section].Any(hit =>
            Text.Words[hit.First].Sentence == Text.Words[sign.First].Sentence && !(hit.First < sign.First && hit.End >= sign.First - 1 && hit.End <= sign.End));
    }
}
