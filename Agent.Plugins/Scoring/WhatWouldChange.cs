namespace Agent.Plugins.Scoring;

/// <summary>
/// The smallest change of one fact that lifts the lead to the next disposition, and the smallest that lowers it: found by weighing
/// every level the rubric knows, so it can never promise what the rules would not do. Nothing is listed where no single fact suffices.
/// </summary>
internal static class WhatWouldChange
{
    public static IReadOnlyList<Change> Of(Bench bench, LeadFacts facts, Tally tally, Verdict verdict)
    {
        var here = Height(verdict.Disposition);
        var moves = WhatIf.Of(bench.Rubric, facts).Select(what => Move(bench, what)).Where(move => move.Height != here).ToList();

        return
        [
            .. moves.Where(move => move.Height > here && move.What.Up is not null).OrderBy(Key).Take(1).Select(move => move.Told(move.What.Up!)),
            .. moves.Where(move => move.Height < here).OrderBy(Key).Take(1).Select(move => move.Told(move.What.Down)),
        ];

        // The nearest disposition first, then the fewest points, then an open question before a known fact that would have to change.
        (int Steps, int Points, bool Known) Key(Weighed move) =>
            (Math.Abs(move.Height - here), Math.Abs(move.Score - tally.Score), !IsOpen(move.What.Fact, tally));
    }

    private static Weighed Move(Bench bench, WhatIf what)
    {
        var tally = bench.Weigh(what.Facts);
        return new Weighed(what, bench.Judge(what.Facts, tally).Disposition, tally.Score);
    }

    private static bool IsOpen(string fact, Tally tally) => tally.Parts.Any(part => part.Fact.Name == fact && part.Mark.Missing);

    // Asking and nurturing are one height: both keep the lead without passing it on.
    private static int Height(Disposition disposition) => disposition switch
    {
        Disposition.Qualified => 3,
        Disposition.NeedsInfo or Disposition.Nurture => 2,
        Disposition.Disqualified => 1,
        _ => 0,
    };

    private sealed record Weighed(WhatIf What, Disposition Disposition, int Score)
    {
        public int Height { get; } = Height(Disposition);

        public Change Told(string value) => new(What.Fact, value, Disposition, Score);
    }
}
