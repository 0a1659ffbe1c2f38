using Agent.Api.Model.Recording;

namespace Agent.Tests.Model.Recording;

public sealed class PrivateTextTests
{
    [Theory]
    [InlineData("write to bob.o'neil+crm@mail.example.co.uk please", "email:bob.o'neil+crm@mail.example.co.uk")]
    [InlineData("see /form?mail=bob%40example.com", "email:bob%40example.com")]
    [InlineData("jürgen@müller.example", "email:jürgen@müller.example")]
    [InlineData("bob (at) example (dot) com", "email:bob (at) example (dot) com")]
    [InlineData("call +1 (555) 010-9999 25 people", "phone:+1 (555) 010-9999")]
    [InlineData("+49 170 1234567", "phone:+49 170 1234567")]
    [InlineData("ring 0170 1234567.", "phone:0170 1234567")]
    [InlineData("089/123456-78", "phone:089/123456-78")]
    [InlineData("01701234567", "phone:01701234567")]
    [InlineData("0049 170 1234567", "phone:0049 170 1234567")]
    [InlineData("(555) 010-9999 or 555.010.9999", "phone:(555) 010-9999", "phone:555.010.9999")]
    [InlineData("Tel.: 5550109, fax 5550110", "phone:5550109", "phone:5550110")]
    [InlineData("key sk-proj-abc_DEF123 and sk-0123456789", "secret:sk-proj-abc_DEF123", "secret:sk-0123456789")]
    [InlineData("Authorization: Bearer abc123def456ghi", "secret:abc123def456ghi")]
    [InlineData("token eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmVk", "secret:eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmVk")]
    [InlineData("https://admin:pa55word@intranet.example/x", "secret:admin:pa55word")]
    public void Mask_PrivateText_IsFoundWhole(string text, params string[] expected) => Assert.Equal(expected, Found(text));

    /// <summary>What is taken for a number makes two leads look the same; amounts, dates and sizes decide about a lead.</summary>
    [Theory]
    [InlineData("budget $50,000+, 1,000+ users, 250.000 EUR, 1500000 a year")]
    [InlineData("between 100 000 and 1 000 000 €, 10 000 000 JPY")]
    [InlineData("from 2026-11-25 to 01/02/2027, or 01-12-2026 - 05-12-2026")]
    [InlineData("Q1 2027, ISO 27001, SOC 2, RFC 2822, 24/7, 9-5")]
    [InlineData("150 000 2027 and 150.000 2027")]
    [InlineData("0.5 percent of 12,345,678 calls; call volume 1500000")]
    [InlineData("a risk-averse, task-oriented team; ask-anything")]
    [InlineData("meet me @ noon, v1.2.3, 10.0.0.1:8080, 3x more")]
    [InlineData("Bearer certificates, phone system for 2000 people")]
    public void Mask_BusinessText_IsLeftAlone(string text) => Assert.Empty(Found(text));

    [Theory]
    [InlineData("+49 170 1234567", "my number: 49/170/12 34 567", true)]
    [InlineData("5550199", "ring 555-01-99 now", true)]
    [InlineData("5550199", "order 15550199", false)]
    [InlineData("12345", "12345", false)]
    [InlineData(null, "12345", false)]
    public void PatternOf_TheLeadsOwnNumber_IsFoundInAnySpelling(string? phone, string text, bool found) =>
        Assert.Equal(found, PrivateText.PatternOf(phone)?.IsMatch(text) ?? false);

    private static List<string> Found(string text)
    {
        var found = new List<string>();
        PrivateText.Mask(text, (kind, value) =>
        {
            found.Add($"{kind}:{value}");
            return "⟦x⟧";
        });
        return found;
    }
}
