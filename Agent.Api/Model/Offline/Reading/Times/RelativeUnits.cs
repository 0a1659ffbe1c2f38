using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>Periods counted from today: "next quarter", "le mois prochain", "dieses Jahr", "el año que viene".</summary>
internal static class RelativeUnits
{
    /// <summary>The period that begins there, of that unit or of any; null when none does.</summary>
    public static (int To, string Unit, int Offset)? At(Passage text, int at, string? unit = null)
    {
        var found = Before(text, at) ?? After(text, at);
        return unit is null || found?.Unit == unit ? found : null;
    }

    public static Moment? Read(Passage text, int at, DateOnly today)
    {
        if (At(text, at) is not { } period)
        {
            return null;
        }

        var first = Calendar.Start(period.Unit, today, period.Offset);
        var last = Calendar.Start(period.Unit, today, period.Offset + 1).AddDays(-1);

        return new Moment(period.To, first, last, period.Offset == 0 ? Shape.ThisUnit : Shape.Unit);
    }

    // "next fiscal year", "le prochain trimestre", "el proximo semestre"
    private static (int To, string Unit, int Offset)? Before(Passage text, int at)
    {
        if (text.Find(at, Sense.Relative) is not { } relative)
        {
            return null;
        }

        var noun = text.Skip(text.Skip(relative.To, Sense.Filler), Sense.Fiscal);
        return IsHalf(text, noun) ? (noun + 1, "half", (int)relative.Number)
            : UnitAt(text, noun) is { } unit ? (text.Skip(unit.To, Sense.Fiscal), unit.Value, (int)relative.Number)
            : noun > relative.To && text.Is(text.Skip(relative.To, Sense.Filler), Sense.Fiscal) ? (noun, "year", (int)relative.Number)
            : null;
    }

    // "this half", not "the next half a year"
    private static bool IsHalf(Passage text, int at) => text[at].Text == "half" && !text[at + 1].IsWord;

    // "trimestre prochain", "mes que viene"
    private static (int To, string Unit, int Offset)? After(Passage text, int at) =>
        UnitAt(text, at) is { } unit && text.Find(text.Skip(unit.To, Sense.Fiscal), Sense.Relative) is { } relative ? (relative.To, unit.Value, (int)relative.Number) : null;

    private static Term? UnitAt(Passage text, int at) =>
        text.Find(at, Sense.Unit) is { Value: "day" or "week" or "month" or "quarter" or "half" or "year" } unit && text[at].Text.Length > 1 ? unit : null;
}
