using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>
/// Points and spans of time with what leads to them: "by the end of Q1", "d'ici fin mars", "ab nächstem Quartal", "dentro de 6 semanas".
/// A period counts from its first day and is now once it has begun; after it is the day after its last.
/// </summary>
internal static class Deadlines
{
    // "bis spätestens in" are three.
    private const int MostLeads = 4;

    private static readonly Sense[] LeadWords = [Sense.By, Sense.In, Sense.Within, Sense.After, Sense.For, Sense.AgoBefore, Sense.Since];

    private static readonly Sense[] Fillers = [Sense.Filler, Sense.About];

    private static readonly Sense[] AfterPosition = [Sense.Of, Sense.Filler, Sense.Article];

    /// <param name="text">Where to look.</param>
    /// <param name="today">The day the lead came in.</param>
    /// <param name="dayFirst">Dates with slashes begin with the day.</param>
    public static IEnumerable<When> FindAll(Passage text, DateOnly today, bool dayFirst)
    {
        for (var at = 0; at < text.Count;)
        {
            var when = At(text, at, today, dayFirst);
            if (when is not null)
            {
                yield return when;
            }

            at = when?.To ?? at + 1;
        }
    }

    private static When? At(Passage text, int from, DateOnly today, bool dayFirst)
    {
        if (text.Find(from, Sense.Day) is { Length: > 1 } day)
        {
            return new When(from, day.To, (int)day.Number, null, Shape.Day, Leads.Within, false, false);
        }

        var (at, leads) = Lead(text, from);
        var span = Horizons.At(text, at);
        var moment = Placed(text, at, today, dayFirst) ?? Course(text, at, leads, today);

        // "vor 3 Monaten" is over, "vor Ostern" is to come
        return span is { } horizon && !(moment?.Moment.To > horizon.To) ? Span(from, horizon, leads)
            : moment is { } found ? Point(from, found, leads, today)
            : null;
    }

    private static (int At, Leads Leads) Lead(Passage text, int from)
    {
        var (at, leads) = (from, Leads.None);

        // "Début" leads to a date, "début d'année" is one.
        for (var steps = 0; steps < MostLeads && !text.Is(at, Sense.PositionUnit) && text.Find(at, LeadWords) is { } longest; steps++)
        {
            foreach (var sense in LeadWords)
            {
                leads |= text.Find(at, sense)?.To == longest.To ? Of(sense) : 0;
            }

            at = longest.To;
            for (var filled = 0; filled < MostLeads && text.Find(at, Fillers) is { } filler && text.Find(at, LeadWords) is null; filled++)
            {
                at = filler.To;
            }
        }

        return (at, leads);
    }

    private static Leads Of(Sense sense) => sense switch
    {
        Sense.By => Leads.By,
        Sense.In => Leads.In,
        Sense.Within => Leads.Within,
        Sense.After => Leads.After,
        Sense.For => Leads.For,
        Sense.AgoBefore => Leads.Ago,
        _ => Leads.Since,
    };

    private static When Span(int from, (int To, int Days, bool Coming) span, Leads leads) =>
        new(from, span.To, leads.HasFlag(Leads.Ago) ? -Math.Abs(span.Days) : span.Days, null, Shape.Horizon, span.Coming ? leads | Leads.Within : leads, false, false);

    private static When Point(int from, (Moment Moment, string Place) found, Leads leads, DateOnly today)
    {
        var (moment, place) = found;
        var (first, last) = (moment.First, moment.Last);
        var days = last.DayNumber - first.DayNumber;
        When At(DateOnly? date, int? inDays = null) => new(from, moment.To, inDays, date, moment.Shape, leads, moment.Year is not null, place.Length > 0);

        return place switch
        {
            "end" => At(last),
            "mid" => At(days is >= 27 and <= 30 ? new DateOnly(first.Year, first.Month, 15) : days > 360 ? first.AddMonths(6) : first.AddDays(days / 2)),
            "late" => days is >= 27 and <= 30 ? At(first.AddDays(20)) : days > 360 ? At(first.AddMonths(9)) : At(first.AddDays(days * 2 / 3)),
            _ when moment.Shape is Shape.Day => At(null, first.DayNumber - today.DayNumber),
            _ when days == 0 && leads.HasFlag(Leads.After) && moment.Shape is Shape.Holiday => At(first.AddDays(1)),
            _ when days == 0 => At(first),
            _ when leads.HasFlag(Leads.After) => At(last.AddDays(1)),
            _ when last < today => At(first),
            _ when first <= today => At(null, 0),
            _ => At(first),
        };
    }

    // "end of March", "Mitte Q2", "finales de año", "Jahresende 2027"
    private static (Moment Moment, string Place)? Placed(Passage text, int at, DateOnly today, bool dayFirst)
    {
        if (text.Find(at, Sense.PositionUnit) is { } joined)
        {
            var (place, unit) = (joined.Value.Split(' ')[0], joined.Value.Split(' ')[1]);
            return Named(text, joined.To, unit, place, today) is { } moment ? (moment, place) : null;
        }

        if (text.Find(at, Sense.Position) is { } position)
        {
            var noun = position.To;
            for (var steps = 0; steps < MostLeads && text.Find(noun, AfterPosition) is { } word && !text.Is(noun, Sense.Relative); steps++)
            {
                noun = word.To;
            }

            if (Moments.At(text, noun, today, dayFirst) is { Shape: not (Shape.Date or Shape.DayAndMonth or Shape.Day or Shape.Weekday) } moment)
            {
                return (moment, position.Value);
            }

            var period = UnitAt(text, noun) ?? UnitAt(text, text.Skip(noun, Sense.Fiscal)) ?? (text.Find(noun, Sense.Fiscal) is { } fiscal ? (fiscal.To, "year") : null);

            return period is { } unit && Named(text, unit.To, unit.Unit, position.Value, today) is { } named ? (named, position.Value) : null;
        }

        return Moments.At(text, at, today, dayFirst) is { } plain ? (plain, "") : null;
    }

    // The running period, or the next when that part of it is over: "year-end", "Jahresanfang".
    private static Moment? Named(Passage text, int to, string unit, string place, DateOnly today)
    {
        if (unit is "year" && Years.After(text, to, today, shortYears: false) is { } year)
        {
            return Moment.Of(year.To, Calendar.Try(year.Year, 1, 1), 12, Shape.Unit, year.Year);
        }

        var offset = place is "begin" ? 1 : place is "mid" && Calendar.Start(unit, today, 0).AddDays((Calendar.Start(unit, today, 1).DayNumber - Calendar.Start(unit, today, 0).DayNumber) / 2) < today ? 1 : 0;
        var first = Calendar.Start(unit, today, offset);

        return new Moment(to, first, Calendar.Start(unit, today, offset + 1).AddDays(-1), Shape.Unit);
    }

    // "within the quarter", "dans l'année", "im Laufe des Jahres": the one that runs
    private static (Moment Moment, string Place)? Course(Passage text, int at, Leads leads, DateOnly today) =>
        leads.HasFlag(Leads.Within) && UnitAt(text, at) is { } unit
            ? (new Moment(unit.To, Calendar.Start(unit.Unit, today, 0), Calendar.Start(unit.Unit, today, 1).AddDays(-1), Shape.ThisUnit), "")
            : null;

    private static (int To, string Unit)? UnitAt(Passage text, int at) =>
        text.Find(at, Sense.Unit) is { Value: "week" or "month" or "quarter" or "half" or "year" } unit && text[at].Text.Length > 1 ? (unit.To, unit.Value) : null;
}
