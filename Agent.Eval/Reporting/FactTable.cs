using Agent.Eval.Judging;
using Agent.Eval.Statistics;

namespace Agent.Eval.Reporting;

/// <summary>Counts how facts were read, by fact and language.</summary>
internal static class FactTable
{
    /// <summary>Empty when no case has labelled facts.</summary>
    public static IReadOnlyList<FactRow> Of(IReadOnlyList<CaseResult> results)
    {
        (string Language, FactMark Mark)[] marks =
            [.. results.SelectMany(result => result.Trials.SelectMany(trial => trial.Facts).Select(mark => (result.Case.Language, mark)))];
        string[] languages = [.. marks.Select(entry => entry.Language).Distinct().Order(StringComparer.Ordinal)];
        return marks.Length == 0 ? [] : [.. FactChecks.Names.Select(Row)];

        FactRow Row(string fact)
        {
            var here = marks.Where(entry => entry.Mark.Fact == fact).ToLookup(entry => entry.Language, entry => entry.Mark);
            return new(fact, [Cell("all", [.. here.SelectMany(language => language)]), .. languages.Select(language => Cell(language, [.. here[language]]))]);
        }
    }

    private static FactCell Cell(string language, FactMark[] marks) =>
        new(language, Share.Among(marks, mark => mark.Right), Share.Among([.. marks.Where(mark => mark.Given)], mark => mark.Right));
}
