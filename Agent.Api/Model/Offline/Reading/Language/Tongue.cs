namespace Agent.Api.Model.Offline.Reading.Language;

/// <summary>The languages the reader has a vocabulary for. English also stands for a text in none of them.</summary>
internal enum Tongue
{
    English,
    German,
    French,
    Spanish,
}
