using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class ToolDefinitionTests
{
    [Theory]
    [InlineData(
        "get_order",
        """{"description":"Reads an order.","name":"Orders-get_order","parameters":{"type":"object","required":["orderId"],"properties":{"orderId":{"description":"Its number.","type":"string"}}},"strict":false}""")]
    [InlineData(
        "set_priority",
        """{"description":"","name":"Orders-set_priority","parameters":{"type":"object","required":["orderId","priority"],"properties":{"orderId":{"type":"string"},"priority":{"type":"string","enum":["Low","High"]},"count":{"description":"How many. (default value: 3)","type":"integer"}}},"strict":false}""")]
    [InlineData(
        "person",
        """{"description":"","name":"Orders-person","parameters":{"type":"object","required":["person","tags","flag","factor"],"properties":{"person":{"type":"object","properties":{"Name":{"type":"string"},"Age":{"type":"integer"}},"required":["Name","Age"]},"tags":{"type":"array","items":{"type":"string"}},"flag":{"type":"boolean"},"factor":{"type":"number"}}},"strict":false}""")]
    [InlineData(
        "optional",
        """{"description":"","name":"Orders-optional","parameters":{"type":"object","required":[],"properties":{"priority":{"type":["string","null"],"enum":["Low","High",null]},"due":{"type":["string","null"],"format":"date-time"},"most":{"description":"(default value: 5)","type":["integer","null"]},"text":{"description":"(default value: abc)","type":"string"}}},"strict":false}""")]
    [InlineData(
        "raw",
        """{"description":"","name":"Orders-raw","parameters":{"type":"object","required":["id","anything"],"properties":{"id":{"type":"string","format":"uuid"},"anything":{}}},"strict":false}""")]
    [InlineData("injected", """{"description":"","name":"Orders-injected","parameters":{"type":"object","required":[],"properties":{}},"strict":false}""")]
    [InlineData("service", """{"description":"","name":"Orders-service","parameters":{"type":"object","required":[],"properties":{}},"strict":false}""")]
    public async Task Tool_OfMethod_IsSentAs(string function, string expected)
    {
        var test = new TestKernel(FakeModel.Says("hi"));

        await test.AskAsync(Offer(test, function));

        Json.Same(expected, test.Model.Request()["tools"]![0]!["function"]);
    }

    [Theory]
    [InlineData(
        "set_priority",
        """{"description":"","name":"Orders-set_priority","parameters":{"type":"object","required":["orderId","priority","count"],"additionalProperties":false,"properties":{"orderId":{"type":"string"},"priority":{"type":"string","enum":["Low","High"]},"count":{"description":"How many. (default value: 3)","type":["integer","null"]}}},"strict":true}""")]
    [InlineData(
        "person",
        """{"description":"","name":"Orders-person","parameters":{"type":"object","required":["person","tags","flag","factor"],"additionalProperties":false,"properties":{"person":{"type":"object","properties":{"Name":{"type":"string"},"Age":{"type":"integer"}},"required":["Name","Age"],"additionalProperties":false},"tags":{"type":"array","items":{"type":"string"}},"flag":{"type":"boolean"},"factor":{"type":"number"}}},"strict":true}""")]
    [InlineData(
        "optional",
        """{"description":"","name":"Orders-optional","parameters":{"type":"object","required":["priority","due","most","text"],"additionalProperties":false,"properties":{"priority":{"type":["string","null"],"enum":["Low","High",null]},"due":{"type":["string","null"]},"most":{"description":"(default value: 5)","type":["integer","null"]},"text":{"description":"(default value: abc)","type":["string","null"]}}},"strict":true}""")]
    public async Task Tool_HeldToItsSchema_RequiresEverything(string function, string expected)
    {
        var test = new TestKernel(FakeModel.Says("hi"));

        await test.AskAsync(Offer(test, function, new() { AllowStrictSchemaAdherence = true }));

        Json.Same(expected, test.Model.Request()["tools"]![0]!["function"]);
    }

    [Fact]
    public async Task Tool_OfPrompt_HasItsVariablesAsText()
    {
        var test = new TestKernel(FakeModel.Says("hi"));
        test.Only(KernelFunctionFactory.CreateFromPrompt(new PromptTemplateConfig("{{$a}}{{$b}}{{$c}}{{$d}}")
        {
            Name = "write",
            Description = "Writes.",
            InputVariables =
            [
                new() { Name = "a", Description = "The a.", Default = "x" },
                new() { Name = "b", IsRequired = false },
                new() { Name = "c", JsonSchema = """{"type":"integer"}""" },
            ],
        }));

        await test.AskAsync();

        Json.Same(
            """
            {"description":"Writes.","name":"P-write","parameters":{"type":"object","required":["a","c","d"],
             "properties":{"a":{"description":"The a. (default value: x)","type":"string"},"b":{"type":"string"},"c":{"type":"integer"},"d":{"type":"string"}}},"strict":false}
            """,
            test.Model.Request()["tools"]![0]!["function"]);
    }

    [Fact]
    public async Task Tool_AfterItsDescriptionChanged_IsSentWithTheNewOne()
    {
        var test = new TestKernel(FakeModel.Says("one"), FakeModel.Says("two"));
        var settings = Offer(test, "now");
        await test.AskAsync(settings);

        test.Kernel.Plugins["Orders"]["now"].Metadata.Description = "Changed.";
        await test.AskAsync(settings);

        Assert.Equal("", (string?)test.Model.Request(0)["tools"]![0]!["function"]!["description"]);
        Assert.Equal("Changed.", (string?)test.Model.Request(1)["tools"]![0]!["function"]!["description"]);
    }

    private static OpenAIPromptExecutionSettings Offer(TestKernel test, string function, FunctionChoiceBehaviorOptions? options = null) =>
        new() { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto([test.Kernel.Plugins["Orders"][function]], options: options) };
}
