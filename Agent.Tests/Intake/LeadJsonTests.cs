using System.Text;
using Agent.Api.Intake;
using Xunit;

namespace Agent.Tests.Intake;

public sealed class LeadJsonTests
{
    public static TheoryData<string, string> NotAnObject { get; } = new()
    {
        { "", "The body is empty. Send a JSON object." },
        { " \r\n\t ", "The body is empty. Send a JSON object." },
        { "\ufeff", "The body is empty. Send a JSON object." },
        { "[]", "The body must be a JSON object, not a list." },
        { "[{\"email\":\"a@b.co\"}]", "The body must be a JSON object, not a list." },
        { "null", "The body must be a JSON object, not null." },
        { "true", "The body must be a JSON object, not true or false." },
        { "42", "The body must be a JSON object, not a number." },
        { "\"text\"", "The body must be a JSON object, not text." },
        { "{", "The body is not valid JSON: see line 1, byte 2." },
        { "{\"email\":\"a@b.co\",}", "The body is not valid JSON: see line 1, byte 19." },
        { "{\"email\":\"a@b.co\"} x", "The body is not valid JSON: see line 1, byte 20." },
        { "{\"email\":\"a@b.co\"}{}", "The body is not valid JSON: see line 1, byte 19." },
        { "{\n\"email\":'a@b.co'}", "The body is not valid JSON: see line 2, byte 9." },
        { "{email:1}", "The body is not valid JSON: see line 1, byte 2." },
        { "{\"a\":NaN}", "The body is not valid JSON: see line 1, byte 6." },
        { "{\"a\":Infinity}", "The body is not valid JSON: see line 1, byte 6." },
        { "{\"a\":01}", "The body is not valid JSON: see line 1, byte 7." },
        { "{\"a\":+1}", "The body is not valid JSON: see line 1, byte 6." },
        { "{\"a\":.5}", "The body is not valid JSON: see line 1, byte 6." },
        { "{\"a\":0x1F}", "The body is not valid JSON: see line 1, byte 7." },
        { "{\"a\":\"\\x\"}", "The body is not valid JSON: see line 1, byte 8." },
        { "{\"a\":\"\\u12\"}", "The body is not valid JSON: see line 1, byte 11." },
        { "{\"a\":\"tab\tinside\"}", "The body is not valid JSON: see line 1, byte 10." },
        { "{\"a\":\"line\ninside\"}", "The body is not valid JSON: see line 1, byte 11." },
        { "{/* note */}", "The body is not valid JSON: see line 1, byte 2." },
        { "email=a@b.co", "The body is not valid JSON: see line 1, byte 1." },
        { "<lead/>", "The body is not valid JSON: see line 1, byte 1." },
        { "{\"custom\":" + new string('[', 16) + new string(']', 16) + "}", "The body is nested deeper than 16 levels." },
        { new string('[', 60_000), "The body is nested deeper than 16 levels." },
        { string.Concat(Enumerable.Repeat("{\"a\":", 10_000)), "The body is nested deeper than 16 levels." },
    };

    public static TheoryData<string, string, string> Refused { get; } = new()
    {
        { """{"compnay":"x"}""", "compnay", "Is not a known member. Did you mean company?" },
        { """{"Email":"x"}""", "Email", "Is not a known member. Did you mean email?" },
        { """{"companySize":"x"}""", "companySize", "Is not a known member. Did you mean company_size?" },
        { """{"score":100}""", "score", "Is not a known member." },
        { """{"status":"approved"}""", "status", "Is not a known member." },
        { """{"approved":true}""", "approved", "Is not a known member." },
        { """{"lead_key":"ld_x"}""", "lead_key", "Is not a known member." },
        { """{"id":1}""", "id", "Is not a known member." },
        { """{"tenant":"x"}""", "tenant", "Is not a known member." },
        { """{"":1}""", "", "Is not a known member." },
        { """{"__proto__":{}}""", "__proto__", "Is not a known member." },
        { """{"email":"a@b.co","email":"c@d.co"}""", "email", "Is given more than once." },
        { """{"email":"a@b.co","\u0065mail":"c@d.co"}""", "email", "Is given more than once." },
        { """{"utm":{"a":"1","a":"2"}}""", "utm.a", "Is given more than once." },
        { """{"consent":{"text":"1","text":"2"}}""", "consent.text", "Is given more than once." },
        { """{"custom":{"a":{"b":1,"b":2}}}""", "custom.a.b", "Is given more than once." },
        { """{"custom":{"a":[{"b":1,"b":2}]}}""", "custom.a.b", "Is given more than once." },
        { """{"email":1}""", "email", "Must be text, not a number." },
        { """{"email":["a@b.co"]}""", "email", "Must be text, not a list." },
        { """{"email":{"a":1}}""", "email", "Must be text, not an object." },
        { """{"name":true}""", "name", "Must be text, not true or false." },
        { """{"phone":4930123}""", "phone", "Must be text, not a number." },
        { """{"message":[]}""", "message", "Must be text, not a list." },
        { """{"company_size":true}""", "company_size", "Must be a number or text, not true or false." },
        { """{"company_size":[1,2]}""", "company_size", "Must be a number or text, not a list." },
        { """{"company_size":1e309}""", "company_size", "Must be a whole number of people from 0 to 100000000, or text such as \"51-200\"." },
        { """{"company_size":-5}""", "company_size", "Must be a whole number of people from 0 to 100000000, or text such as \"51-200\"." },
        { """{"company_size":2.5}""", "company_size", "Must be a whole number of people from 0 to 100000000, or text such as \"51-200\"." },
        { """{"company_size":100000001}""", "company_size", "Must be a whole number of people from 0 to 100000000, or text such as \"51-200\"." },
        { """{"company_size":"-5","email":1}""", "company_size", "Must be a whole number of people from 0 to 100000000, or text such as \"51-200\"." },
        { """{"budget":1e309}""", "budget", "Must be a number up to 1000000000000000, or text such as \"$50,000+\"." },
        { """{"budget":-1e309}""", "budget", "Must be a number up to 1000000000000000, or text such as \"$50,000+\"." },
        { """{"budget":1e16}""", "budget", "Must be a number up to 1000000000000000, or text such as \"$50,000+\"." },
        { """{"budget":{"amount":1}}""", "budget", "Must be a number or text, not an object." },
        { """{"utm":"source=x"}""", "utm", "Must be an object of texts, not text." },
        { """{"utm":["x"]}""", "utm", "Must be an object of texts, not a list." },
        { """{"utm":{"source":1}}""", "utm.source", "Must be text, not a number." },
        { """{"consent":true}""", "consent", "Must be an object with basis, text and at, not true or false." },
        { """{"consent":{"bais":"x"}}""", "consent.bais", "Is not a known member. Did you mean basis?" },
        { """{"consent":{"at":"yesterday"}}""", "consent.at", "Must be a date and time with an offset, such as 2030-01-31T09:30:00Z." },
        { """{"consent":{"at":"2030-01-31T09:30:00"}}""", "consent.at", "Must be a date and time with an offset, such as 2030-01-31T09:30:00Z." },
        { """{"consent":{"at":"2030-13-31T09:30:00Z"}}""", "consent.at", "Must be a date and time with an offset, such as 2030-01-31T09:30:00Z." },
        { """{"consent":{"at":1900000000}}""", "consent.at", "Must be text, not a number." },
        { """{"custom":[1]}""", "custom", "Must be an object, not a list." },
        { """{"custom":"x"}""", "custom", "Must be an object, not text." },
        { """{"custom":{"n":1e999}}""", "custom.n", "Must be a number that fits a 64-bit float." },
        { """{"custom":{"a":["\u0000"]}}""", "custom.a", LeadText.HasNul },
        { """{"custom":{"a":{"b":"\udead"}}}""", "custom.a.b", LeadText.HasLoneSurrogate },
        { """{"custom":{"\u0000":1}}""", "custom", "A member's name must be valid Unicode without U+0000." },
        { """{"\ud800":1}""", "body", "A member's name must be valid Unicode without U+0000." },
        { """{"a\u0000b":1}""", "body", "A member's name must be valid Unicode without U+0000." },
        { """{"email":"a\u0000@b.co"}""", "email", LeadText.HasNul },
        { """{"name":"\ud83d"}""", "name", LeadText.HasLoneSurrogate },
        { """{"name":"\ude00x"}""", "name", LeadText.HasLoneSurrogate },
        { """{"name":"\ude00\ud83d"}""", "name", LeadText.HasLoneSurrogate },
        { """{"utm":{"source":"\u0000"}}""", "utm.source", LeadText.HasNul },
        { """{"consent":{"text":"\u0000"}}""", "consent.text", LeadText.HasNul },
        { """{"consent":{"at":"\u0000"}}""", "consent.at", LeadText.HasNul },
        { """{"page_url":"\ud800"}""", "page_url", LeadText.HasLoneSurrogate },
    };

    public static TheoryData<string> TextFields { get; } =
    [
        "email", "company", "name", "title", "company_size", "need", "timeline", "budget", "message", "phone", "website", "country", "source", "page_url", "external_id",
    ];

    [Theory]
    [MemberData(nameof(NotAnObject))]
    public void Parse_NoJsonObject_NamesThePlaceOnly(string body, string detail) =>
        Assert.Equal(new LeadReadOutcome.Malformed(detail), Parse(body));

    [Theory]
    [MemberData(nameof(Refused))]
    public void Parse_WrongMember_IsNamedWithWhatIsAllowed(string body, string field, string message)
    {
        var invalid = Assert.IsType<LeadReadOutcome.Invalid>(Parse(body));

        Assert.Contains(message, invalid.Errors[field]);
    }

    [Theory]
    [MemberData(nameof(TextFields))]
    public void Parse_NulOrHalfACharacter_IsRefusedInEveryField(string field)
    {
        Assert.Equal([LeadText.HasNul], Errors($$"""{"{{field}}":"a\u0000b"}""")[field]);
        Assert.Equal([LeadText.HasLoneSurrogate], Errors($$"""{"{{field}}":"a\ud800b"}""")[field]);
    }

    [Theory]
    [MemberData(nameof(TextFields))]
    public void Parse_AbsentNullAndBlank_AreTheSame(string field)
    {
        foreach (var value in new[] { "null", "\"\"", "\" \\t\\n \"" })
        {
            Assert.Equal(new LeadRequest(), Read($$"""{"{{field}}":{{value}}}"""));
        }
    }

    [Theory]
    [InlineData("""{"utm":null,"consent":null,"custom":null}""")]
    [InlineData("""{"utm":{},"consent":{},"custom":{}}""")]
    [InlineData("""{"utm":"","consent":" ","custom":""}""")]
    [InlineData("""{"utm":{"source":" "},"consent":{"basis":null,"text":"","at":" "}}""")]
    public void Parse_EmptyObjects_AreUnknown(string body) => Assert.Equal(new LeadRequest(), Read(body));

    [Fact]
    public void Parse_SeveralMistakes_ReportsThemAllAtOnce()
    {
        var errors = Errors("""{"email":"nobody","compnay":"x","company_size":-1,"name":5,"title":"\u0000","message":[],"consent":{"at":"soon"}}""");

        Assert.Equal(["company_size", "compnay", "consent.at", "email", "message", "name", "title"], errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Parse_ThousandsOfMistakes_ReportsFifty()
    {
        var body = "{" + string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"x{i}\":{i}")) + "}";

        Assert.Equal(50, Errors(body).Count);
    }

    [Fact]
    public void Parse_LongUnknownName_IsShortenedInTheAnswer() =>
        Assert.All(Errors($$"""{"{{new string('x', 5_000)}}":1}""").Keys, name => Assert.True(name.Length <= 65));

    [Theory]
    [InlineData("50", "50")]
    [InlineData("0", "0")]
    [InlineData("5e4", "50000")]
    [InlineData("50000.0", "50000")]
    [InlineData("\"51-200\"", "51-200")]
    [InlineData("\"1,000+\"", "1,000+")]
    public void Parse_CompanySize_TakesNumberOrText(string value, string expected) =>
        Assert.Equal(expected, Read($$"""{"company_size":{{value}}}""").CompanySize);

    [Theory]
    [InlineData("50000", "50000")]
    [InlineData("-5", "-5")]
    [InlineData("1.2E6", "1200000")]
    [InlineData("12.50", "12.5")]
    [InlineData("\"$50,000+\"", "$50,000+")]
    public void Parse_Budget_TakesNumberOrText(string value, string expected) =>
        Assert.Equal(expected, Read($$"""{"budget":{{value}}}""").Budget);

    [Fact]
    public void Parse_EveryMember_IsRead()
    {
        var request = Read("""
            {"email":"jane@acme.com","company":"Acme","name":"Jane","title":"CTO","company_size":"51-200","need":"n","timeline":"t","budget":"b","message":"m",
             "phone":"+49 30 1","website":"acme.com","country":"DE","source":"web","page_url":"https://acme.com/p","utm":{"source":"x","medium":"y"},
             "consent":{"basis":"consent","text":"yes","at":"2030-01-31T10:30:00+01:00"},"external_id":"4711","custom":{"b":[1,{"x":null}],"a":"z"}}
            """);

        Assert.Equal("jane@acme.com|Acme|Jane|CTO|51-200|n|t|b|m|+49 30 1|acme.com|DE|web|https://acme.com/p|4711", string.Join('|',
            request.Email, request.Company, request.Name, request.Title, request.CompanySize, request.Need, request.Timeline, request.Budget, request.Message,
            request.Phone, request.Website, request.Country, request.Source, request.PageUrl, request.ExternalId));
        Assert.Equal(new Dictionary<string, string> { ["source"] = "x", ["medium"] = "y" }, request.Utm);
        Assert.Equal(new ConsentRequest { Basis = "consent", Text = "yes", At = new DateTimeOffset(2030, 1, 31, 9, 30, 0, TimeSpan.Zero) }, request.Consent);
        Assert.Equal("""{"b":[1,{"x":null}],"a":"z"}""", request.Custom?.GetRawText());
    }

    [Fact]
    public void Parse_ByteOrderMark_IsSkipped() => Assert.Equal("a@b.co", Read("\ufeff{\"email\":\"a@b.co\"}").Email);

    [Fact]
    public void Parse_DepthAtTheLimit_IsTaken()
    {
        var custom = new string('[', 14) + new string(']', 14);

        Assert.NotNull(Read($$$"""{"custom":{"a":{{{custom}}} } }""").Custom);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Parse_CustomAroundItsLimit_CountsBytes(int more, bool taken)
    {
        var rest = LeadLimits.Custom - """{"a":"€"}""".Length - 2;
        var body = $$$"""{"custom":{"a":"€{{{new string('x', rest + more)}}}"}}""";

        Assert.Equal(taken, Parse(body) is LeadReadOutcome.Read);
    }

    [Fact]
    public void Parse_BytesThatAreNotUtf8_IsMalformed()
    {
        byte[][] bodies = [[0xff, 0xfe, 0x7b, 0x00], [.. "{\"name\":\""u8, 0xc3, 0x28, .. "\"}"u8], [.. "{\"name\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8], [.. "{\"name\":\""u8, 0xc0, 0x80, .. "\"}"u8]];

        Assert.All(bodies, body => Assert.Equal(new LeadReadOutcome.Malformed("The body is not valid UTF-8."), LeadJson.Parse(body)));
    }

    [Fact]
    public void Parse_ReusedBuffer_LeavesTheRequestAsItWas()
    {
        var body = Encoding.UTF8.GetBytes("""{"name":"Jane","custom":{"a":1}}""");
        var request = Assert.IsType<LeadReadOutcome.Read>(LeadJson.Parse(body)).Request;
        Array.Fill(body, (byte)'x');

        Assert.Equal("Jane", request.Name);
        Assert.Equal("""{"a":1}""", request.Custom?.GetRawText());
    }

    [Fact]
    public void Parse_BodiesDamagedAtRandom_AlwaysEndInAnOutcome()
    {
        var random = new Random(20300211);
        var whole = Encoding.UTF8.GetBytes("""
            {"email":"jane@münchen.de","company_size":51,"budget":"€50,000+","message":"\ud83d\ude00 a\u0301 \n","utm":{"a":"1"},"consent":{"at":"2030-01-31T10:30:00+01:00"},"custom":{"a":[1,{"b":1e300}]}}
            """);
        byte[] pieces = [.. "\"\\{}[]:,0129eE+-.utrfns@ \0"u8, 0x80, 0xc3, 0xed, 0xf0, 0xff];
        var normalizer = new LeadNormalizer(new LeadKeys(new byte[32]));

        for (var i = 0; i < 20_000; i++)
        {
            var body = whole.ToArray();
            for (var damage = random.Next(1, 5); damage > 0; damage--)
            {
                body[random.Next(body.Length)] = pieces[random.Next(pieces.Length)];
            }

            if (LeadJson.Parse(body.AsMemory(0, random.Next(4) == 0 ? random.Next(body.Length) : body.Length)) is LeadReadOutcome.Read(var request))
            {
                Assert.NotNull(normalizer.Normalize(request, DateTimeOffset.UnixEpoch));
                Assert.Equal(64, RequestDigest.Of(request).Length);
            }
        }
    }

    private static LeadReadOutcome Parse(string body) => LeadJson.Parse(Encoding.UTF8.GetBytes(body));

    private static LeadRequest Read(string body) => Assert.IsType<LeadReadOutcome.Read>(Parse(body)).Request;

    private static IDictionary<string, string[]> Errors(string body) => Assert.IsType<LeadReadOutcome.Invalid>(Parse(body)).Errors;
}
