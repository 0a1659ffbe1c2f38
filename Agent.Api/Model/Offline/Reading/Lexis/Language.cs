namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>The languages the reader has a vocabulary for. English also stands for a text in none of them.</summary>
internal enum Language
{
    English,
    German,
    French,
    Spanish,
}
