using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Agent.Api.Intake;
using Agent.Plugins.Leads;
using Xunit;

namespace Agent.Tests.Intake;

public sealed class LeadKeysTests
{
    private static readonly LeadKeys Keys = new(Encoding.UTF8.GetBytes("0123456789abcdef"));

    [Fact]
    public void For_Address_IsTheBase32OfItsHmac()
    {
        var bits = string.Concat(HMACSHA256.HashData(Encoding.UTF8.GetBytes("0123456789abcdef"), "jane@acme.com"u8).Select(value => value.ToString("b8", null)));
        var expected = string.Concat(Enumerable.Range(0, 26).Select(i => "0123456789abcdefghjkmnpqrstvwxyz"[Convert.ToInt32(bits.Substring(i * 5, 5), 2)]));

        Assert.Equal($"ld_{expected}", Key("jane@acme.com"));
        Assert.Matches(new Regex("^ld_[0-9a-hjkmnp-tv-z]{26}$"), Key("jane@acme.com"));
    }

    [Theory]
    [InlineData("JANE@ACME.COM", true)]
    [InlineData("Jane@acme.com", true)]
    [InlineData("jane+x@acme.com", false)]
    [InlineData("ja.ne@acme.com", false)]
    [InlineData("jane@acme.co", false)]
    public void For_OtherSpelling_IsTheSamePersonOnlyByLetterCase(string other, bool same) =>
        Assert.Equal(same, Key("jane@acme.com") == Key(other));

    [Fact]
    public void For_InternationalDomain_IsTheSameInBothForms() => Assert.Equal(Key("jane@münchen.de"), Key("jane@xn--mnchen-3ya.de"));

    [Fact]
    public void For_OtherSecret_IsAnotherKey() => Assert.NotEqual(Key("jane@acme.com"), new LeadKeys(new byte[32]).For(Address("jane@acme.com")));

    [Fact]
    public void Constructor_ShortSecret_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new LeadKeys(new byte[15]));

    [Theory]
    [InlineData("", false)]
    [InlineData("ld_", false)]
    [InlineData("ld_7h2v0c9qk4m6x1r8w3yn5zbdt", false)]
    [InlineData("ld_7h2v0c9qk4m6x1r8w3yn5zbdtjj", false)]
    [InlineData("ld_7H2v0c9qk4m6x1r8w3yn5zbdtj", false)]
    [InlineData("ld_7u2v0c9qk4m6x1r8w3yn5zbdtj", false)]
    [InlineData("../7h2v0c9qk4m6x1r8w3yn5zbdtj", false)]
    [InlineData("ld_7h2v0c9qk4m6x1r8w3yn5zbdtj", true)]
    public void IsKey_Text_MustHaveTheShape(string text, bool expected) => Assert.Equal(expected, LeadKeys.IsKey(text));

    [Fact]
    public void FactsHash_OnlyTheFactsOfTheDecisionCount()
    {
        var lead = Lead(new() { Email = "jane@acme.com", Need = "n" });
        var again = Lead(new() { Email = "JANE@acme.com", Need = " n ", Source = "other", PageUrl = "u", ExternalId = "e", Utm = new Dictionary<string, string> { ["a"] = "b" } });

        Assert.Equal(FactsHash.Of(lead), FactsHash.Of(again));
        Assert.Matches(new Regex("^[0-9a-f]{64}$"), FactsHash.Of(lead));
        Assert.Equal("271066f9", FactsHash.Of(lead)[..8]);
    }

    [Fact]
    public void FactsHash_AnyOtherFact_IsNews()
    {
        var seen = new HashSet<string> { FactsHash.Of(Lead(new() { Email = "jane@acme.com" })) };
        LeadRequest[] changed =
        [
            new() { Email = "joe@acme.com" }, new() { Email = "jane@acme.com", Company = "x" }, new() { Email = "jane@acme.com", Name = "x" },
            new() { Email = "jane@acme.com", Title = "x" }, new() { Email = "jane@acme.com", CompanySize = "x" }, new() { Email = "jane@acme.com", Need = "x" },
            new() { Email = "jane@acme.com", Timeline = "x" }, new() { Email = "jane@acme.com", Budget = "x" }, new() { Email = "jane@acme.com", Message = "x" },
            new() { Email = "jane@acme.com", Phone = "x" }, new() { Email = "jane@acme.com", Website = "x" }, new() { Email = "jane@acme.com", Country = "x" },
        ];

        Assert.All(changed, request => Assert.True(seen.Add(FactsHash.Of(Lead(request)))));
    }

    [Theory]
    [InlineData("""{"email":"a@b.co","custom":{"x":1,"y":[2,3]},"utm":{"a":"1","b":"2"}}""", """ { "utm":{"b":"2","a":"1"}, "custom":{"y":[2, 3],"x":1}, "email":"\u0061@b.co" } """, true)]
    [InlineData("""{"email":"a@b.co","company_size":50}""", """{"email":"a@b.co","company_size":"50"}""", true)]
    [InlineData("""{"email":"a@b.co","name":null}""", """{"email":"a@b.co"}""", true)]
    [InlineData("""{"email":"a@b.co","consent":{"at":"2030-01-31T10:00:00+01:00"}}""", """{"email":"a@b.co","consent":{"at":"2030-01-31T09:00:00Z"}}""", true)]
    [InlineData("""{"email":"a@b.co"}""", """{"email":"a@b.com"}""", false)]
    [InlineData("""{"email":"a@b.co","custom":{"x":[1,2]}}""", """{"email":"a@b.co","custom":{"x":[2,1]}}""", false)]
    [InlineData("""{"email":"a@b.co","name":"x"}""", """{"email":"a@b.co","title":"x"}""", false)]
    [InlineData("""{"email":"a@b.co","external_id":"1"}""", """{"email":"a@b.co","external_id":"2"}""", false)]
    public void RequestDigest_OfTwoBodies_IsEqualWhenTheySayTheSame(string one, string two, bool same) =>
        Assert.Equal(same, RequestDigest.Of(Request(one)) == RequestDigest.Of(Request(two)));

    private static LeadRequest Request(string json) => Assert.IsType<LeadReadOutcome.Read>(LeadJson.Parse(Encoding.UTF8.GetBytes(json))).Request;

    private static Lead Lead(LeadRequest request) => Assert.IsType<NormalizeOutcome.Normalized>(new LeadNormalizer(Keys).Normalize(request, DateTimeOffset.UnixEpoch)).Lead;

    private static string Key(string email) => Keys.For(Address(email));

    private static EmailAddress Address(string email) => EmailAddress.TryParse(email, out var address, out var error) ? address : throw new ArgumentException(error);
}
