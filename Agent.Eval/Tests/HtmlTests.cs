using System.Text.RegularExpressions;
using System.Xml.Linq;
using Agent.Eval.Html;
using Agent.Eval.Regressions;
using Agent.Eval.Reporting;
using Agent.Eval.Running;
using Agent.Eval.Twins;

namespace Agent.Eval.Tests;

/// <summary>The page shows words of strangers, so it must stay a page.</summary>
public sealed partial class HtmlTests
{
    private const string Hostile = """</dd></details><script>alert(1)</script><img src=x onerror="alert(2)">' onmouseover='x""";

    [Theory]
    [InlineData("""<b a="1" b='2'>&""", "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;")]
    [InlineData("line\nbreak\ttab", "line\nbreak\ttab")]
    [InlineData("zero\u200Bwidth", "zero[U+200B]width")]
    [InlineData("\u202Egpj.exe", "[U+202E]gpj.exe")]
    [InlineData("\uDB40\uDC41", "[U+E0041]")]
    [InlineData("\0\u2028", "[U+0000][U+2028]")]
    [InlineData("Größe ¿qué? 日本 🙂", "Größe ¿qué? 日本 🙂")]
    public void Escape_Text_StaysTextAndShowsWhatIsInvisible(string text, string html) => Assert.Equal(html, HtmlText.Escape(text));

    [Fact]
    public void Of_Holes_AreEscapedUnlessTheyAreMarkup()
    {
        var inner = Markup.Of($"<i>{"<"}</i>");

        Assert.Equal("<p class=\"&quot;\"><i>&lt;</i>7 1.5</p>", Markup.Of($"<p class=\"{"\""}\">{inner}{7} {1.5}</p>").Html);
    }

    [Fact]
    public void Write_HostileLead_StaysInItsPlace()
    {
        var page = ReportPage.Write(Report());

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Parse(page).Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Write_Page_NeedsNothingFromElsewhere()
    {
        var page = Parse(ReportPage.Write(Report()));

        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "link" or "script" or "img" or "iframe" or "object" or "base");
        Assert.All(page.Descendants().Attributes("href"), link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("url(", page.Descendants("style").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Plots_HaveTextAlternatives()
    {
        var page = Parse(ReportPage.Write(Report()));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.Descendants("svg"), plot => Assert.True(
            (string?)plot.Attribute("aria-hidden") == "true"
            || ((string?)plot.Attribute("role") == "img" && ((string)plot.Attribute("aria-labelledby")!).Split(' ').All(ids.Contains))));
        Assert.All(page.Descendants("table"), table => Assert.NotEmpty(table.Descendants("th").Attributes("scope")));
    }

    [Fact]
    public void Write_LinksToCases_LeadToThem()
    {
        var page = Parse(ReportPage.Write(Report()));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToHashSet();

        Assert.NotEmpty(page.Descendants("a"));
        Assert.All(page.Descendants("a"), link => Assert.Contains(link.Attribute("href")!.Value[1..], ids));
    }

    [Fact]
    public void Write_NothingFailed_SaysSo()
    {
        var page = ReportPage.Write(ReportMaker.Make(new([Make.Result("fine", Make.Right)], TimeSpan.Zero), "offline", DateTimeOffset.UnixEpoch));

        Parse(page);
        Assert.Contains("Nothing: all 1 case are as expected.", page, StringComparison.Ordinal);
    }

    // Everything the page can show, with hostile words wherever words of strangers can be.
    private static EvalReport Report()
    {
        var lost = Make.Case("lost", "de", "country:at", "plain") with
        {
            Lead = Make.Lead(System.Text.Json.JsonSerializer.Serialize(new { email = "a@b.example", message = Hostile })),
            Why = Hostile,
            Facts = Make.Labels,
        };
        var trial = Make.Trial(lost.Expected, Make.TurnedAway) with { Facts = [new("need", false, true, "specific", Hostile)] };
        var run = new EvalRun([new(lost, [trial]), Make.Result("fine", Make.Right), Make.Result("silent", [null])], TimeSpan.FromSeconds(1), "stopped");
        var pair = new TwinPair(Make.Case(), new Attack(Hostile, "kind", "en", "text"), "{}", "{}");
        var twins = new TwinResult[] { new(pair, [new("score", "1", Hostile)], true) };
        var before = Baseline.From([Make.Result(lost, Make.Right), Make.Result("gone", Make.Right)], []);
        return ReportMaker.Make(run, "live", DateTimeOffset.UnixEpoch, 2) with
        {
            Sample = new(20, 20),
            Twins = TwinSummary.Of(twins),
            Comparison = Comparison.Of(before, run.Results, twins, isExact: true),
        };
    }

    // HTML that is also XML, but for the elements that have no end.
    private static XDocument Parse(string page) =>
        XDocument.Parse(VoidElement().Replace(page.Replace("<!doctype html>", "", StringComparison.Ordinal), "<$1$2/>"), LoadOptions.PreserveWhitespace);

    [GeneratedRegex(@"<(meta|col)\b([^>]*)>")]
    private static partial Regex VoidElement();
}
