namespace Agent.Plugins.Scoring;

/// <summary>The intents by the words they travel as (<c>job_seeker</c>).</summary>
internal static class IntentWords
{
    private static readonly Dictionary<string, IntentKind> ByWord = Enum.GetValues<IntentKind>().ToDictionary(Of, StringComparer.Ordinal);

    public static string Of(IntentKind kind) => kind switch
    {
        IntentKind.JobSeeker => "job_seeker",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static IntentKind? Find(string word) => ByWord.TryGetValue(word, out var kind) ? kind : null;
}
