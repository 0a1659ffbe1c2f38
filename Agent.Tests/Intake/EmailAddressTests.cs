using Agent.Api.Intake;
using Agent.Plugins.Leads;
using Xunit;

namespace Agent.Tests.Intake;

public sealed class EmailAddressTests
{
    private static readonly string Local64 = new('a', 64);
    private static readonly string Label63 = new('b', 63);

    public static TheoryData<string, string> Valid { get; } = new()
    {
        { "a@b.co", "a@b.co" },
        { "jane@acme.com", "jane@acme.com" },
        { "Jane.Doe@Acme.COM", "Jane.Doe@acme.com" },
        { "jane+tag@acme.com", "jane+tag@acme.com" },
        { "jane_doe@acme.com", "jane_doe@acme.com" },
        { "jane-doe@acme.com", "jane-doe@acme.com" },
        { "-jane@acme.com", "-jane@acme.com" },
        { "o'brien@acme.ie", "o'brien@acme.ie" },
        { "1234567890@acme.com", "1234567890@acme.com" },
        { "!#$%&'*+-/=?^_`{|}~@acme.com", "!#$%&'*+-/=?^_`{|}~@acme.com" },
        { "a.b.c.d@acme.com", "a.b.c.d@acme.com" },
        { "jane@sub.acme.co.uk", "jane@sub.acme.co.uk" },
        { "jane@a-b.com", "jane@a-b.com" },
        { "jane@a--b.com", "jane@a--b.com" },
        { "jane@3m.com", "jane@3m.com" },
        { "jane@123.com", "jane@123.com" },
        { "jane@1.2.3.com", "jane@1.2.3.com" },
        { "jane@acme.museum", "jane@acme.museum" },
        { "jane@acme.c0m", "jane@acme.c0m" },
        { "jane@x.y.z.acme.com", "jane@x.y.z.acme.com" },
        { $"{Local64}@acme.com", $"{Local64}@acme.com" },
        { $"a@{Label63}.com", $"a@{Label63}.com" },
        { $"a@{Label63}.{Label63}.{Label63}.{new string('c', 58)}.d", $"a@{Label63}.{Label63}.{Label63}.{new string('c', 58)}.d" },
        { "jane@xn--mnchen-3ya.de", "jane@xn--mnchen-3ya.de" },
        { "jane@münchen.de", "jane@xn--mnchen-3ya.de" },
        { "jane@MÜNCHEN.de", "jane@xn--mnchen-3ya.de" },
        { "jane@mu\u0308nchen.de", "jane@xn--mnchen-3ya.de" },
        { "jane@例え.jp", "jane@xn--r8jz45g.jp" },
        { "jane@例え。jp", "jane@xn--r8jz45g.jp" },
        { "jane@пример.рф", "jane@xn--e1afmkfd.xn--p1ai" },
        { "jane@bücher.example", "jane@xn--bcher-kva.example" },
        { "jane@ａｃｍｅ.com", "jane@acme.com" },
        { "jane@раураl.com", "jane@xn--l-7sba6dbr.com" },
        { "JANE@ACME.COM", "JANE@acme.com" },
    };

    public static TheoryData<string> Invalid { get; } =
    [
        "@",
        "jane",
        "jane@",
        "@acme.com",
        "jane.acme.com",
        "jane@@acme.com",
        "jane@acme@com",
        "jane@acme.com@",
        "a@b@c.com",
        "jane@acme",
        "jane@localhost",
        "root@com",
        "jane@.com",
        "jane@acme.",
        "jane@acme.com.",
        "jane@acme..com",
        "jane@-acme.com",
        "jane@acme-.com",
        "jane@acme.-com",
        "jane@acme.com-",
        "jane@ac_me.com",
        "jane@ac me.com",
        "jane@acme.com x",
        "jane@acme,com",
        "jane@acme;com",
        "jane@acme/com",
        "jane@acme.com/path",
        "jane@acme.com:25",
        "jane@acme.com?subject=x",
        "jane@acme.123",
        "jane@1.2.3.4",
        "jane@127.0.0.1",
        "jane@[127.0.0.1]",
        "jane@[IPv6:::1]",
        "jane@[acme.com]",
        "jane@::1",
        ".jane@acme.com",
        "jane.@acme.com",
        "ja..ne@acme.com",
        ".@acme.com",
        "..@acme.com",
        "ja ne@acme.com",
        "jane @acme.com",
        "jane@ acme.com",
        "ja\tne@acme.com",
        "ja\nne@acme.com",
        "jane@acme.com\r\nBcc: x@y.com",
        "jane\r\n@acme.com",
        "jane%0d%0aBcc:x@acme.com@y.com",
        "ja\u0000ne@acme.com",
        "jane@ac\u0000me.com",
        "ja\u007fne@acme.com",
        "ja\u0085ne@acme.com",
        "ja\u00a0ne@acme.com",
        "ja\u200bne@acme.com",
        "jane@ac\u200bme.com",
        "jane@ac\u00adme.com",
        "jane@acme\u200d.com",
        "jane@\u202eacme.com",
        "jane\u202e@acme.com",
        "jane@acme\u2028.com",
        "jäne@acme.com",
        "用户@acme.com",
        "jane＠acme.com",
        "jаne@acme.com",
        "😀@acme.com",
        "jane@😀 .com",
        "\"jane\"@acme.com",
        "\"jane doe\"@acme.com",
        "\"a@b\"@acme.com",
        "jane\"doe@acme.com",
        "Jane Doe <jane@acme.com>",
        "<jane@acme.com>",
        "jane@acme.com (Jane)",
        "(Jane)jane@acme.com",
        "jane(x)@acme.com",
        "jane@(x)acme.com",
        "mailto:jane@acme.com",
        "jane@acme.com,joe@acme.com",
        "jane@acme.com;joe@acme.com",
        "jane@acme.com joe@acme.com",
        "jane\\@acme.com",
        "jane\\ doe@acme.com",
        "jane[at]acme.com",
        "jane<script>@acme.com",
        "jane@acme.com<script>",
        "<img src=x onerror=alert(1)>@acme.com",
        "=cmd|' /C calc'!A0@acme.com ",
        "'; drop table leads; --@acme.com",
        "jane@xn--",
        "jane@xn--.com",
        "jane@xn--a.com",
        "jane@xn--99999999.com",
        "jane@ab--cd.com",
        "jane@acme.xn--x",
        "jane@\ud800.com",
        "ja\udc00ne@acme.com",
        $"{Local64}a@acme.com",
        $"a@{Label63}b.com",
        $"a@{Label63}.{Label63}.{Label63}.{Label63}",
        $"ab@{Label63}.{Label63}.{Label63}.{new string('c', 58)}.d",
        new string('a', 10_000),
        $"{new string('a', 10_000)}@acme.com",
        $"a@{new string('b', 10_000)}.com",
        $"a@{string.Join('.', Enumerable.Repeat("b", 200))}.com",
        new string('@', 300),
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public void TryParse_ValidAddress_KeepsTheLocalPartAndFoldsTheDomain(string text, string expected)
    {
        Assert.True(EmailAddress.TryParse(text, out var address, out var error), error);
        Assert.Equal(expected, address.ToString());
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void TryParse_InvalidAddress_SaysWhyWithoutRepeatingIt(string text)
    {
        Assert.False(EmailAddress.TryParse(text, out _, out var error));
        Assert.False(string.IsNullOrEmpty(error));
        Assert.True(text.Length < 6 || !error.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("jane@acme.com", AddressClass.Business)]
    [InlineData("jane@gmail.com", AddressClass.Free)]
    [InlineData("jane@GMX.de", AddressClass.Free)]
    [InlineData("jane@mail.gmail.com", AddressClass.Business)]
    [InlineData("jane@notgmail.com", AddressClass.Business)]
    [InlineData("info@gmail.com", AddressClass.Free)]
    [InlineData("info@acme.com", AddressClass.Role)]
    [InlineData("Sales@acme.com", AddressClass.Role)]
    [InlineData("sales+web@acme.com", AddressClass.Role)]
    [InlineData("salesman@acme.com", AddressClass.Business)]
    [InlineData("x@mailinator.com", AddressClass.Disposable)]
    [InlineData("x@any.sub.mailinator.com", AddressClass.Disposable)]
    [InlineData("x@mailinatorix.com", AddressClass.Business)]
    [InlineData("info@yopmail.com", AddressClass.Disposable)]
    [InlineData("jane@ｇｍａｉｌ.com", AddressClass.Free)]
    public void Classify_Address_ByItsDomainThenItsMailbox(string text, AddressClass expected)
    {
        Assert.True(EmailAddress.TryParse(text, out var address, out _));
        Assert.Equal(expected, AddressLists.Classify(address));
    }
}
