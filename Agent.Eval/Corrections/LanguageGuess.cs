namespace Agent.Eval.Corrections;

/// <summary>Which of the four languages a text is in, by its most frequent small words. Only a first guess for a label.</summary>
internal static class LanguageGuess
{
    private static readonly char[] Between = [' ', '\n', '\r', '\t', ',', '.', ';', ':', '!', '?', '¿', '¡', '(', ')', '"'];

    private static readonly (string Language, HashSet<string> Words)[] Small =
    [
        ("en", ["the", "and", "we", "our", "for", "with", "is", "are", "to", "of", "you", "from", "need", "by"]),
        ("de", ["der", "die", "das", "und", "wir", "unser", "unsere", "für", "mit", "ist", "sind", "nicht", "ein", "eine", "bis", "zum", "zur"]),
        ("fr", ["le", "la", "les", "et", "nous", "notre", "nos", "pour", "avec", "est", "une", "des", "du", "vous", "dans", "avant"]),
        ("es", ["el", "los", "las", "y", "nuestro", "nuestra", "para", "con", "es", "una", "del", "que", "necesitamos", "antes", "somos"]),
    ];

    /// <summary>English when there is nothing to go by.</summary>
    public static string Of(string text)
    {
        var words = text.ToLowerInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries);
        return Small.MaxBy(small => words.Count(small.Words.Contains)).Language;
    }
}
