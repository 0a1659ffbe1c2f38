using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class ToolResultTests
{
    [Theory]
    [InlineData("Orders-get_order", """{"orderId":"42"}""", "order 42")]
    [InlineData("orders-GET_ORDER", """{"ORDERID":42,"extra":[1]}""", "order 42")]
    [InlineData("Orders-now", "null", "now <&>")]
    [InlineData("Orders-nothing", "{}", "")]
    [InlineData("Orders-nothing_later", "{}", "")]
    [InlineData("Orders-set_priority", """{"orderId":"1","priority":"high"}""", "1")]
    [InlineData("Orders-person", """{"person":{"Name":"n","Age":4},"tags":["a","b"],"flag":true,"factor":1.5}""", """{"Name":"n 2 True 1.5","Age":4}""")]
    [InlineData("Orders-optional", "{}", "||5|abc")]
    [InlineData("Orders-optional", """{"priority":null,"due":"2024-01-02","most":7,"text":"t"}""", "|2024-01-02T00:00:00.0000000|7|t")]
    [InlineData("Orders-raw", """{"id":"d3b07384-d113-4ec6-a5d5-8b0c2f6b6c7e","anything":{"a":1}}""", """d3b07384-d113-4ec6-a5d5-8b0c2f6b6c7e {"a":1}""")]
    [InlineData("Orders-message", "{}", "spoken")]
    [InlineData("Orders-messages", "{}", "one,two")]
    [InlineData("Orders-date", "{}", "\"2026-01-02T03:04:05+00:00\"")]
    [InlineData("Orders-facts", "{}", """{"Text":"Grüße <b> & 'x'","Priority":1,"Missing":null}""")]
    [InlineData("Orders-own_result", "{}", "made by hand")]
    public async Task Answer_WhenTheFunctionRan_IsItsResultAsText(string name, string arguments, string expected) =>
        Assert.Equal(expected, await TestKernel.AnswerToAsync(name, arguments));

    [Theory]
    [InlineData("Orders-fails", "{}", "the inside story")]
    [InlineData("Orders-get_order", "{}", "Missing argument for function parameter 'orderId'")]
    [InlineData("Orders-count", """{"n":"abc"}""", "abc is not a valid value for Int32. (Parameter 'value') (Parameter 'n')\nActual value was abc.")]
    [InlineData("Orders-count", """{"n":5.0}""", "5.0 is not a valid value for Int32. (Parameter 'value') (Parameter 'n')\nActual value was 5.0.")]
    [InlineData("Orders-gives_up", "{}", "The invocation of function 'gives_up' was canceled.")]
    public async Task Answer_WhenTheFunctionThrew_EndsWithItsMessage(string name, string arguments, string ending) =>
        Assert.EndsWith(ending, (await TestKernel.AnswerToAsync(name, arguments)).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("get_order", """{"orderId":"1"}""")]
    [InlineData("Orders-unknown", "{}")]
    [InlineData("Unknown-now", "{}")]
    [InlineData("Orders-now", "")]
    [InlineData("Orders-now", "[]")]
    [InlineData("Orders-now", "{broken")]
    [InlineData("Orders-count", """{"n":null}""")]
    [InlineData("Orders-person", """{"person":"zz","tags":[],"flag":true,"factor":1}""")]
    public async Task Answer_WhenTheCallIsWrong_SaysSo(string name, string arguments) =>
        Assert.StartsWith("Error:", await TestKernel.AnswerToAsync(name, arguments), StringComparison.Ordinal);

    [Fact]
    public async Task History_AfterCalls_HoldsTheModelsMessageAndOneAnswerEach()
    {
        var test = new TestKernel(
            FakeModel.Calls(("Orders-now", "{}"), ("unknown", "{}"), ("Orders-fails", "{}")), FakeModel.Says("done"));

        var answer = await test.AskAsync();

        Assert.Equal("done", answer.Content);
        Assert.Equal(["user", "Assistant", "tool", "tool", "tool"], test.History.Select(message => message.Role.Label));
        var own = Assert.IsType<OpenAIChatMessageContent>(test.History[1]);
        Assert.Null(own.Content);
        Assert.Equal(3, own.ToolCalls.Count);
        Assert.Equal(3, FunctionCallContent.GetFunctionCalls(own).Count());
        Assert.Equal(["TextContent", "FunctionResultContent"], test.History[2].Items.Select(item => item.GetType().Name));
        Assert.Equal(["TextContent", "FunctionResultContent"], test.History[3].Items.Select(item => item.GetType().Name));
        Assert.Equal(["FunctionResultContent"], test.History[4].Items.Select(item => item.GetType().Name));
        Assert.Null(test.History[4].Content);
        Assert.IsType<string>(((FunctionResultContent)test.History[4].Items[0]).Result);
    }

    [Fact]
    public async Task Arguments_OfACall_AreText()
    {
        const string Arguments = """{"a":5,"b":[1],"c":true,"d":null,"e":"x"}""";
        var test = new TestKernel(FakeModel.Calls(("P-look", Arguments)), FakeModel.Says("done"));
        var seen = new List<string>();
        test.Only(KernelFunctionFactory.CreateFromMethod(
            (KernelArguments arguments) => seen.Add(string.Join(' ', arguments.Select(pair => $"{pair.Key}={pair.Value}:{pair.Value?.GetType().Name}"))), "look"));

        await test.AskAsync();

        Assert.Equal("a=5:String b=[1]:String c=True:String d=: e=x:String", seen[0]);
    }

    [Fact]
    public async Task Resend_OfTheModelsCalls_IsWordForWord()
    {
        const string Arguments = "{ \"orderId\" :  42 }";
        var test = new TestKernel(FakeModel.Calls(("orders-GET_ORDER", Arguments)), FakeModel.Says("done"));

        await test.AskAsync();

        Json.Same(
            """{"role":"assistant","content":"","tool_calls":[{"id":"t0","type":"function","function":{"name":"orders-GET_ORDER","arguments":"{ \"orderId\" :  42 }"}}]}""",
            test.Model.Messages(1)[1]);
    }

    [Fact]
    public async Task Send_OfAHistoryMadeByHand_BuildsCallsAndResults()
    {
        var test = new TestKernel(FakeModel.Says("done"));
        var call = new FunctionCallContent("get_order", "Orders", "t9", new KernelArguments { ["orderId"] = "42", ["n"] = 3 });
        test.History.Add(new ChatMessageContent(AuthorRole.Assistant, [call]));
        test.History.Add(new ChatMessageContent(AuthorRole.Tool, [new FunctionResultContent(call, "found")]));
        test.History.Add(new ChatMessageContent(AuthorRole.Tool, [new FunctionResultContent(call, new Person("n", 1)), new FunctionResultContent(call)]));
        test.History.Add(new ChatMessageContent(AuthorRole.User, "named") { AuthorName = "bob" });
        test.History.Add(new ChatMessageContent(AuthorRole.User, [new TextContent("a"), new TextContent("b")]));
        test.History.AddDeveloperMessage("developer");
        test.History.AddAssistantMessage("said");

        await test.AskAsync(new OpenAIPromptExecutionSettings());

        Json.Same(
            """
            [{"role":"user","content":"hello"},
             {"role":"assistant","content":"","tool_calls":[{"id":"t9","type":"function","function":{"name":"Orders-get_order","arguments":"{\"orderId\":\"42\",\"n\":3}"}}]},
             {"role":"tool","tool_call_id":"t9","content":"found"},
             {"role":"tool","tool_call_id":"t9","content":"{\"Name\":\"n\",\"Age\":1}"},
             {"role":"tool","tool_call_id":"t9","content":""},
             {"role":"user","content":"named","name":"bob"},
             {"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},
             {"role":"developer","content":"developer"},
             {"role":"assistant","content":"said"}]
            """,
            test.Model.Request()["messages"]);
    }

    [Fact]
    public async Task Send_OfAFailedCall_SaysWhatHappened()
    {
        var test = new TestKernel(FakeModel.Says("done"));
        var call = new FunctionCallContent("get_order", "Orders", "t9");
        test.History.Add(new ChatMessageContent(AuthorRole.Tool, [new FunctionResultContent(call, new InvalidOperationException("boo"))]));

        await test.AskAsync(new OpenAIPromptExecutionSettings());

        Assert.EndsWith("boo", (string?)test.Model.Messages()[1]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_OfAToolMessageWithoutResult_IsRefused()
    {
        var test = new TestKernel(FakeModel.Says("done"));
        test.History.AddMessage(AuthorRole.Tool, "text only");

        await Assert.ThrowsAsync<NotSupportedException>(() => test.AskAsync(new OpenAIPromptExecutionSettings()));
    }
}
