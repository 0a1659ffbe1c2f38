using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Api.Model.Offline.Reading;
using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Plugins.Scoring;
using Agent.Tests.Ops;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>Amounts and dates written by rule are read back; any heap of words from the vocabularies is survived.</summary>
public sealed partial class QuantityPropertyTests
{
    private static readonly CultureInfo[] Cultures = [.. new[] { "en-US", "de-DE", "fr-FR", "es-ES" }.Select(CultureInfo.GetCultureInfo)];

    [Fact]
    public void Read_AmountInAnyStyle_IsThatAmount()
    {
        var random = new Random(1_234);

        for (var i = 0; i < 2_000; i++)
        {
            var amount = random.Next(1, 20_000) * (random.Next(2) == 0 ? 1 : 100);
            var style = random.Next(Styles.Length);
            var text = Styles[style](amount);
            var fact = BudgetReader.Read(ReadingMake.Lead("budget", text));

            Assert.True(fact.Kind is BudgetKind.Amount && fact.Amount == amount, $"{text} was read as {fact}");
        }
    }

    [Fact]
    public void Read_RangeInAnyStyle_IsItsLowerEnd()
    {
        var random = new Random(5_678);

        for (var i = 0; i < 2_000; i++)
        {
            var low = random.Next(1, 500) * 100;
            var high = low + (random.Next(1, 500) * 100);
            var text = Ranges[random.Next(Ranges.Length)](low, high);
            var fact = BudgetReader.Read(ReadingMake.Lead("budget", text));

            Assert.True(fact.Kind is BudgetKind.Amount && fact.Amount == low, $"{text} was read as {fact}");
        }
    }

    [Fact]
    public void Read_AnyDayOfTheNextYears_IsThatDay()
    {
        for (var day = ReadingMake.Today.AddDays(1); day.Year < 2030; day = day.AddDays(1))
        {
            foreach (var text in Written(day))
            {
                var fact = TimelineReader.Read(ReadingMake.Lead("timeline", text));
                Assert.True(fact.Date == day, $"{text} was read as {fact}");
            }
        }
    }

    [Fact]
    public void Read_NextPeriodOnAnyDay_IsToComeAndNotFar()
    {
        (string Text, int Furthest)[] periods =
        [
            ("next week", 7), ("nächsten Monat", 31), ("le trimestre prochain", 92), ("el próximo semestre", 184), ("next year", 366), ("Q3", 366), ("KW 30", 366), ("avant Pâques", 400), ("a finales de mes", 31), ("Jahresende", 366),
        ];

        for (var day = new DateOnly(2024, 1, 1); day.Year < 2029; day = day.AddDays(1))
        {
            foreach (var (text, furthest) in periods)
            {
                var fact = TimelineReader.Read(new LeadText(day, new Dictionary<string, string> { ["timeline"] = text }));
                var days = fact.Days ?? fact.Date?.DayNumber - day.DayNumber;

                Assert.True(days >= 0 && days <= furthest, $"{text} on {day:yyyy-MM-dd} was read as {fact}");
            }
        }
    }

    [Fact]
    public void Read_HeapOfWords_NeverThrowsAndQuotesWhatIsThere()
    {
        var (random, words) = (new Random(4_711), Words());

        for (var i = 0; i < 6_000; i++)
        {
            var text = string.Join(random.Next(6) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 14)).Select(_ => words[random.Next(words.Count)]));
            var lead = ReadingMake.Lead(("budget", text), ("timeline", text), ("company_size", text), ("message", text));

            foreach (var evidence in new[] { BudgetReader.Read(lead).Evidence, TimelineReader.Read(lead).Evidence, CompanySizeReader.Read(lead).Evidence }.OfType<Evidence>())
            {
                ReadingMake.AssertQuoted(lead, evidence);
            }
        }
    }

    [Fact]
    public void Read_AnyText_GivesPlainSizesAndAmounts()
    {
        var (random, words) = (new Random(815), Words());

        for (var i = 0; i < 4_000; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 10)).Select(_ => words[random.Next(words.Count)]));
            var lead = ReadingMake.Lead(("budget", text), ("company_size", text));
            var (size, budget) = (CompanySizeReader.Read(lead), BudgetReader.Read(lead));

            Assert.True(size.Min is null or > 0 && !(size.Max < size.Min), $"{text} was read as {size}");
            Assert.True(budget.Kind is not BudgetKind.Amount || budget.Amount > 0, $"{text} was read as {budget}");
        }
    }

    private static readonly Func<int, string>[] Styles =
    [
        n => $"${n:#,0}", n => n.ToString("#,0", Cultures[0]) + " USD", n => $"${n}", n => n.ToString("#,0", Cultures[1]) + " €", n => "EUR " + n.ToString("#,0.00", Cultures[1]), n => n.ToString("#,0", Cultures[1]) + ",- €",
        n => n.ToString("#,0", Cultures[1]).Replace('.', ' ') + " euros", n => n.ToString("#,0", Cultures[1]).Replace('.', '\u202f') + " €", n => "CHF " + n.ToString("#,0", Cultures[0]).Replace(',', '\''), n => $"£{n}.00",
        n => (n / 1_000m).ToString("0.###", CultureInfo.InvariantCulture) is var k && !k.Contains('.', StringComparison.Ordinal) ? $"{k} TEUR" : $"{n} EUR", n => (n / 1_000_000m).ToString("0.0#####", Cultures[1]) + " Mio. €",
        n => (n / 1_000_000m).ToString("0.0#####", CultureInfo.InvariantCulture) + "M USD", n => $"unser Budget: {n} EUR", n => $"environ {n} euros", n => $"hasta {n} euros", n => $"bis zu {n} Franken",
    ];

    private static readonly Func<int, int, string>[] Ranges =
    [
        (a, b) => $"${a}-{b}", (a, b) => $"${a} - ${b}", (a, b) => $"{a} bis {b} EUR", (a, b) => $"zwischen {a} und {b} Euro", (a, b) => $"entre {a} et {b} euros", (a, b) => $"entre {a} y {b} euros", (a, b) => $"de {a} a {b} euros al año",
        (a, b) => $"between {a} and {b} dollars", (a, b) => $"{a / 1_000m:0.0}k-{b / 1_000m:0.0}k USD".Replace(',', '.'), (a, b) => $"€{a}–€{b}",
    ];

    private static IEnumerable<string> Written(DateOnly day)
    {
        yield return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        yield return day.ToString("d.M.yyyy", CultureInfo.InvariantCulture);
        yield return day.ToString("dd.MM.yy", CultureInfo.InvariantCulture);
        yield return day.ToString("M/d/yyyy", CultureInfo.InvariantCulture);
        yield return day.ToString("MMMM d, yyyy", Cultures[0]);
        yield return day.ToString("d MMM yyyy", Cultures[0]);
        yield return "bis zum " + day.ToString("d. MMMM yyyy", Cultures[1]);
        yield return "avant le " + day.ToString("d MMMM yyyy", Cultures[2]);
        yield return "antes del " + day.ToString("d 'de' MMMM 'de' yyyy", Cultures[3]);
    }

    // The phrases of the vocabularies as they stand there, with figures and signs between.
    private static List<string> Words()
    {
        var words = new List<string> { "50,000", "1.2", "40.000", "5", "2027", "12", "3", "1'000", "€", "$", "%", "-", "/", ",", ".", ":", "(", ")", "\n", "15.3.2027", "03/2027", "10%", "\u00a0", "99999999999999999999", "KW", "Q1" };

        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "Agent.Api/Model/Offline/Reading/Lexis/Vocabulary"), "*.txt").Order(StringComparer.Ordinal))
        {
            words.AddRange(File.ReadLines(file).Where(line => !line.StartsWith('#')).SelectMany(line => Signs().Replace(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], " ").Split(',')).Select(word => word.Trim()).Where(word => word.Length > 0));
        }

        return words;
    }

    [GeneratedRegex(@"[|?*~_]")]
    private static partial Regex Signs();
}
