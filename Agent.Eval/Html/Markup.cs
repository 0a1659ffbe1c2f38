using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Agent.Eval.Html;

/// <summary>HTML that is safe to write: whatever is put into it as text has been escaped.</summary>
internal readonly record struct Markup(string Html)
{
    public static Markup Empty { get; } = new("");

    /// <summary>Writes HTML; every hole is text and is escaped, unless it is markup itself.</summary>
    public static Markup Of(MarkupHandler markup) => new(markup.ToString());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Html)));

    public override string ToString() => Html;
}

/// <summary>Fills the holes of an interpolated string: text escaped, markup as it is, numbers the same on every machine.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHandler(int literalLength, int formattedCount)
{
    private readonly StringBuilder _html = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => _html.Append(literal);

    public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

    public void AppendFormatted(IEnumerable<Markup> parts) => _html.Append(Markup.Join(parts).Html);

    public void AppendFormatted(string? text) => _html.Append(HtmlText.Escape(text ?? ""));

    public void AppendFormatted(int number) => _html.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A coordinate: two decimals are finer than any screen.</summary>
    public void AppendFormatted(double number) => _html.Append(number.ToString("0.##", CultureInfo.InvariantCulture));

    public override string ToString() => _html.ToString();
}
