namespace Agent.Eval.Commands;

/// <summary>One option of a command. <paramref name="Value"/> names what follows it; null for a switch.</summary>
internal sealed record Option(string Name, string? Value, string Help)
{
    /// <summary>May be given more than once.</summary>
    public bool IsRepeated { get; init; }
}

/// <summary>A command line, taken apart.</summary>
internal sealed class OptionValues(IReadOnlyDictionary<string, List<string>> values, IReadOnlyList<string> names)
{
    /// <summary>Words that belong to no option.</summary>
    public IReadOnlyList<string> Names => names;

    /// <exception cref="UsageException">An option nobody knows, without its value, or twice.</exception>
    public static OptionValues Parse(IReadOnlyList<string> words, IReadOnlyList<Option> options)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var names = new List<string>();
        for (var at = 0; at < words.Count; at++)
        {
            if (!words[at].StartsWith("--", StringComparison.Ordinal))
            {
                names.Add(words[at]);
                continue;
            }

            var (word, inline) = Split(words[at]);
            var option = options.FirstOrDefault(option => option.Name == word)
                ?? throw new UsageException($"{word} is no option; there are {string.Join(", ", options.Select(known => known.Name))}.");
            var value = option.Value is null ? "" : inline ?? (++at < words.Count ? words[at] : null)
                ?? throw new UsageException($"{word} needs a value: {word} {option.Value}");
            var given = values.TryGetValue(word, out var there) ? there : values[word] = [];
            if (given.Count > 0 && !option.IsRepeated)
            {
                throw new UsageException($"{word} is given twice.");
            }

            given.Add(value);
        }

        return new(values, names);
    }

    public bool Has(string option) => values.ContainsKey(option);

    public string? Find(string option) => values.TryGetValue(option, out var given) ? given[0] : null;

    public IReadOnlyList<string> All(string option) => values.TryGetValue(option, out var given) ? given : [];

    /// <summary>The options as help shows them.</summary>
    public static string Describe(IReadOnlyList<Option> options)
    {
        var left = options.Select(option => option.Value is null ? option.Name : $"{option.Name} {option.Value}").ToArray();
        var width = left.Max(text => text.Length);
        return string.Join('\n', options.Select((option, index) => $"  {left[index].PadRight(width)}  {option.Help}"));
    }

    private static (string Word, string? Value) Split(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (word[..at], word[(at + 1)..]) : (word, null);
}
