using System.Collections.Frozen;

namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>German numbers below a million, which are one word: "fuenfundvierzig", "zweihundertfunfzigtausend". Folded letters.</summary>
internal static class GermanNumber
{
    private const string Hundred = "hundert";
    private const string Thousand = "tausend";

    private static readonly FrozenDictionary<string, int> Small = Words(
        "ein eins eine 1 zwei zwo 2 drei 3 vier 4 funf fuenf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwolf zwoelf 12 dreizehn 13 vierzehn 14 " +
        "funfzehn fuenfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreissig 30 vierzig 40 funfzig fuenfzig 50 sechzig 60 " +
        "siebzig 70 achtzig 80 neunzig 90");

    /// <summary>Null when the word is no number.</summary>
    public static decimal? Parse(string word)
    {
        if (word.IndexOf(Thousand, StringComparison.Ordinal) is var at and >= 0)
        {
            return Join(at == 0 ? 1 : Hundreds(word[..at]), Rest(word, at + Thousand.Length, Hundreds), 1_000);
        }

        return Hundreds(word);
    }

    private static int? Hundreds(string word) =>
        word.IndexOf(Hundred, StringComparison.Ordinal) is var at and >= 0
            ? Join(at == 0 ? 1 : Tens(word[..at]), Rest(word, at + Hundred.Length, Tens), 100)
            : Tens(word);

    private static int? Tens(string word)
    {
        if (Small.TryGetValue(word, out var small))
        {
            return small;
        }

        var and = word.Length < 5 ? -1 : word.IndexOf("und", 1, StringComparison.Ordinal);
        return and > 0 && Small.TryGetValue(word[..and], out var unit) && Small.TryGetValue(word[(and + 3)..], out var tens) && unit < 10 && tens >= 20 ? unit + tens : null;
    }

    private static int? Rest(string word, int from, Func<string, int?> read) =>
        from == word.Length ? 0 : read(word.AsSpan(from).StartsWith("und", StringComparison.Ordinal) ? word[(from + 3)..] : word[from..]);

    private static int? Join(int? front, int? rest, int scale) => (front * scale) + rest;

    private static FrozenDictionary<string, int> Words(string table)
    {
        var (words, names) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());

        foreach (var word in table.Split(' '))
        {
            if (!int.TryParse(word, out var value))
            {
                names.Add(word);
                continue;
            }

            names.ForEach(name => words[name] = value);
            names.Clear();
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
