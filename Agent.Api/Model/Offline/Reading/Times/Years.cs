using System.Globalization;
using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>The year behind a month or quarter ("of 2027", "'27", "nächsten Jahres"), and years that stand alone.</summary>
internal static class Years
{
    private static readonly Sense[] Joints = [Sense.Of, Sense.Filler, Sense.In, Sense.Fiscal];

    public static int Int(Token token) => int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Past the little word glued to a day or ordinal: 15th, 1er, 2º.</summary>
    public static int SkipSuffix(Passage text, int at) => text.Touches(at) && text[at].IsWord && text[at].Text is "st" or "nd" or "rd" or "th" or "er" or "ere" or "e" or "o" or "a" or "do" or "ro" or "to" or "eme" ? at + 1 : at;

    /// <summary>The number has an apostrophe before it: '27.</summary>
    public static bool IsShort(Passage text, int at) => text[at].Start > 0 && text.Text[text[at].Start - 1] is '\'' or '’' or '‘';

    /// <param name="text">The text.</param>
    /// <param name="from">Where the month or quarter has ended.</param>
    /// <param name="today">The day the lead came in.</param>
    /// <param name="shortYears">Two digits are a year too: "Q3/27".</param>
    public static (int To, int Year)? After(Passage text, int from, DateOnly today, bool shortYears)
    {
        var at = from;
        for (var steps = 0; steps < 4; steps++)
        {
            if (Plain(text, at, shortYears) is { } year)
            {
                return year;
            }

            if (RelativeUnits.At(text, at, "year") is { } relative)
            {
                return (relative.To, today.Year + relative.Offset);
            }

            at = text.Find(at, Joints)?.To ?? (text[at].IsMark(',') || (text[at].IsMark('/') && at == from) || (text[at].IsMark('-') && at == from) ? at + 1 : int.MaxValue);
            if (at == int.MaxValue)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"2027", "FY27", "exercice 2027", "2027/28".</summary>
    public static Moment? At(Passage text, int at)
    {
        var fiscal = text.Find(at, Sense.Fiscal);
        var number = fiscal?.To ?? at;

        if (Plain(text, number, shortYears: fiscal is not null) is not { } year || (fiscal is null && text.Touches(at) && text[at - 1].Kind is not TokenKind.Mark) || Counts(text, year.To))
        {
            return null;
        }

        var to = text[year.To].IsMark('/') && text.Touches(year.To) && text[year.To + 1].IsNumber ? year.To + 2 : year.To;
        return Moment.Of(to, Calendar.Try(year.Year, 1, 1), 12, Shape.Year, year.Year);
    }

    private static (int To, int Year)? Plain(Passage text, int at, bool shortYears)
    {
        if (!text[at].IsNumber || text[at].Text.Length is not (2 or 4) || text[at + 1].IsMark('%'))
        {
            return null;
        }

        var year = Int(text[at]);
        var isShort = text[at].Text.Length == 2 && year > 0 && (shortYears || IsShort(text, at));

        return isShort ? (at + 1, Calendar.FullYear(year)) : Calendar.IsYear(year) ? (at + 1, year) : null;
    }

    // "2027 invoices", "2027 €"
    private static bool Counts(Passage text, int at) =>
        text.Find(at, [Sense.Person, Sense.Employee, Sense.Thing, Sense.Currency, Sense.Units]) is not null || (text.Touches(at) && text[at].IsWord);
}
