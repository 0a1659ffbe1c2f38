namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>The languages the reader has a vocabulary for. English also stands for a text in none of them.</summary>
internal enum Language
{
    English,
    German,
    French,
    Spanish,
}

internal static class Languages
{
    /// <summary>As the names of the phrase books' files have it.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.German => "de",
        Language.French => "fr",
        Language.Spanish => "es",
        _ => "en",
    };
}
