using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>What joins the two ends of a range of times: "-", "/", "to", "oder", "et", "a".</summary>
internal static class Ranges
{
    /// <summary>Where the second end begins; null when nothing joins there.</summary>
    public static int? Next(Passage text, int at) =>
        text[at].IsMark('-') || text[at].IsMark('/') ? at + 1 : text.Find(at, [Sense.To, Sense.Or, Sense.And])?.To;
}
