using System.Numerics;

namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>
/// The phrases by which one fact is known, in all languages: the files <c>Vocabulary/NAME.*.txt</c>. A line in brackets opens a section,
/// <c>name = a|b</c> names a choice for the rest of its file, <c>//</c> begins a note, any other line is a phrase (see <see cref="PhraseParser"/>).
/// </summary>
internal sealed class PhraseBook
{
    private const int Key = 3;

    // A phrase spans at most the bits of a mask.
    private const int Longest = 62;

    private readonly List<Phrase> _phrases = [];
    private readonly Dictionary<string, List<Phrase>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> _byBeginning = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> _byEnd = new(StringComparer.Ordinal);
    private readonly List<Phrase> _anywhere = [];

    private PhraseBook()
    {
    }

    public int Count => _phrases.Count;

    public IEnumerable<string> Sections => _phrases.Select(phrase => phrase.Section).Distinct();

    /// <summary>All files of a name that are embedded in the service.</summary>
    public static PhraseBook Load(string name)
    {
        const string Folder = "Agent.Api.Model.Offline.Reading.Vocabulary.";
        var book = new PhraseBook();
        var assembly = typeof(PhraseBook).Assembly;
        var files = assembly.GetManifestResourceNames().Where(file => file.StartsWith($"{Folder}{name}.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();

        foreach (var file in files)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            book.Read(file.Split('.')[^2], reader.ReadToEnd());
        }

        return book.Count > 0 ? book : throw new InvalidOperationException($"There is no vocabulary {name} in the service.");
    }

    public static PhraseBook Of(string language, string text)
    {
        var book = new PhraseBook();
        book.Read(language, text);
        return book;
    }

    /// <summary>Every phrase that stands in the text, once for each place where it begins, at its longest.</summary>
    public List<PhraseHit> Find(WordText text)
    {
        var hits = new List<PhraseHit>();
        var candidates = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
        var end = 0;

        for (var at = 0; at < text.Words.Count; at++)
        {
            end = at < end ? end : text.SentenceEnd(at);
            var word = text.Words[at].Text;
            if (!candidates.TryGetValue(word, out var phrases))
            {
                candidates[word] = phrases = [.. Candidates(word).Distinct()];
            }

            var scan = new PhraseScan(text.Words, at, Math.Min(Longest, end - at));
            foreach (var phrase in phrases)
            {
                var ends = phrase.Words.Step(scan, 1) & ~1UL;
                if (ends != 0)
                {
                    hits.Add(new PhraseHit(phrase.Section, phrase.Language, at, at + BitOperations.Log2(ends), phrase.Number));
                }
            }
        }

        return hits;
    }

    private IEnumerable<Phrase> Candidates(string word)
    {
        foreach (var phrase in _byWord.GetValueOrDefault(word) ?? [])
        {
            yield return phrase;
        }

        if (word.Length >= Key)
        {
            foreach (var phrase in (_byBeginning.GetValueOrDefault(word[..Key]) ?? []).Concat(_byEnd.GetValueOrDefault(word[^Key..]) ?? []))
            {
                yield return phrase;
            }
        }

        foreach (var phrase in _anywhere)
        {
            yield return phrase;
        }
    }

    private void Read(string language, string text)
    {
        var names = new Dictionary<string, ChoiceNode>(StringComparer.Ordinal);
        var section = "";

        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Split("//")[0].Trim();
            var equals = line.IndexOf(" = ", StringComparison.Ordinal);

            if (line.StartsWith('[') && line.EndsWith(']') && line.IndexOf(']', StringComparison.Ordinal) == line.Length - 1 && !line.Contains('|', StringComparison.Ordinal))
            {
                section = line[1..^1];
            }
            else if (equals > 0)
            {
                names[line[..equals]] = PhraseParser.ParseChoice(line[(equals + 3)..], names);
            }
            else if (line.Length > 0)
            {
                Add(new Phrase(section, language, _phrases.Count, PhraseParser.Parse(line, names)));
            }
        }
    }

    private void Add(Phrase phrase)
    {
        _phrases.Add(phrase);

        foreach (var first in phrase.Words.Firsts is { Count: > 0 } firsts ? firsts : [new WordNode("", "", whole: false)])
        {
            if (first.Whole)
            {
                Put(_byWord, first.Prefix, phrase);
            }
            else if (first.Prefix.Length >= Key)
            {
                Put(_byBeginning, first.Prefix[..Key], phrase);
            }
            else if (first.Suffix.Length >= Key)
            {
                Put(_byEnd, first.Suffix[^Key..], phrase);
            }
            else
            {
                _anywhere.Add(phrase);
            }
        }
    }

    private static void Put(Dictionary<string, List<Phrase>> index, string key, Phrase phrase)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        list.Add(phrase);
    }

    private sealed class Phrase(string section, string language, int number, PhraseSequence words)
    {
        public string Section => section;

        public string Language => language;

        public int Number => number;

        public PhraseSequence Words => words;
    }
}

/// <summary>A phrase found in a text: its section, the language of its file, its first word and the word after its last.</summary>
internal readonly record struct PhraseHit(string Section, string Language, int First, int End, int Phrase);

internal static class PhraseHits
{
    /// <summary>The first hit, which is no object; null when there is none.</summary>
    public static PhraseHit? FirstOrNull(this IEnumerable<PhraseHit> hits) => hits.Select(hit => (PhraseHit?)hit).FirstOrDefault();
}
