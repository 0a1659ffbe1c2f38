using System.Collections.Frozen;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>The language a lead is written in, by its small words. Only a tie-breaker for words that mean different things.</summary>
internal static class SmallWords
{
    private static readonly FrozenDictionary<string, string> Small = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "the and we our for with you your is are to of would like need have this that from i am please thanks hello",
        ["de"] = "der die das und wir ich unser unsere fur mit sie ihr ihre ist sind nicht wurden brauchen haben eine einen bei von zu auf bitte danke guten hallo",
        ["fr"] = "le la les et nous notre nos pour avec vous votre est sommes de des du une un je bonjour merci cordialement avons cherchons besoin",
        ["es"] = "el los las y nosotros nuestro nuestra para con usted su es somos de del una un yo hola gracias saludos tenemos necesitamos buscamos",
    }.SelectMany(language => language.Value.Split(' ').Select(word => (word, language.Key)))
        .GroupBy(entry => entry.word).Where(same => same.Count() == 1).ToFrozenDictionary(same => same.Key, same => same.First().Key, StringComparer.Ordinal);

    /// <summary>"en", "de", "fr" or "es"; null when the small words do not tell.</summary>
    public static string? LanguageOf(LeadText lead)
    {
        var counts = lead.Prose.SelectMany(prose => lead.Words(prose.Field).Words)
            .Select(word => Small.GetValueOrDefault(word.Text)).Where(language => language is not null)
            .GroupBy(language => language).Select(same => (Language: same.Key, Count: same.Count()))
            .OrderByDescending(entry => entry.Count).Take(2).ToList();

        return counts.Count == 0 || (counts.Count == 2 && counts[0].Count == counts[1].Count) ? null : counts[0].Language;
    }
}
