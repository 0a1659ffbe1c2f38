using Agent.Eval.Reporting;

namespace Agent.Eval.Html;

/// <summary>Which fields of the answers were not as expected, and how often.</summary>
internal static class DisagreementBars
{
    private const double Width = 240;

    public static Markup Write(IReadOnlyList<FieldCount> fields) => fields.Count == 0
        ? Markup.Empty
        : Markup.Of($"""
            <section>
            <h2>Where answers disagree</h2>
            <p class="note">Answers in which the field is not as expected. One wrong fact can move several.</p>
            <table class="bars disagree"><colgroup><col class="label"><col class="bar"></colgroup>
            <thead class="hidden"><tr><th scope="col">Field</th><th scope="col">Answers</th></tr></thead>
            <tbody>{fields.Select(field => Row(field, fields.Max(other => other.Answers)))}</tbody>
            </table>
            </section>
            """);

    private static Markup Row(FieldCount field, int most) => Markup.Of($"""
        <tr><th scope="row">{field.Field.Replace('_', ' ')}</th>
        <td class="bar"><svg viewBox="0 0 {Width} 16" preserveAspectRatio="none" aria-hidden="true">
        <rect class="fill wrong" width="{field.Answers * Width / most}" height="16"/></svg><span>{field.Answers}</span></td></tr>
        """);
}
