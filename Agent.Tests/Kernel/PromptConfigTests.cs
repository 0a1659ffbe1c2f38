using Microsoft.SemanticKernel;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class PromptConfigTests : IDisposable
{
    private const string Config =
        """
        {
          "schema": 1, "name": "ignored", "description": "Writes.", "template": "Hi {{$a}} {{$b}} {{$c}}",
          "input_variables": [{"name":"a","description":"The a.","default":"A"},{"name":"b","is_required":false,"allow_dangerously_set_content":true}],
          "output_variable": {"description":"The text."},
          "execution_settings": {
            "default": {"temperature":0.1,"max_tokens":11},
            "other": {"model_id":"elsewhere","temperature":0.9}
          }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prompts");

    [Fact]
    public void FromJson_WithEverything_ReadsIt()
    {
        var config = PromptTemplateConfig.FromJson(Config);

        Assert.Equal(("ignored", "Writes.", "semantic-kernel"), (config.Name, config.Description, config.TemplateFormat));
        Assert.Equal([("a", "The a.", "A", true, false), ("b", "", null, false, true)],
            config.InputVariables.Select(input => (input.Name, input.Description, (string?)input.Default, input.IsRequired, input.AllowDangerouslySetContent)));
        Assert.Equal("The text.", config.OutputVariable?.Description);
        Assert.Equal("elsewhere", config.ExecutionSettings["other"].ModelId);
        Assert.Same(config.ExecutionSettings["default"], config.DefaultExecutionSettings);
        Assert.Equal("0.1", config.DefaultExecutionSettings!.ExtensionData!["temperature"].ToString());
    }

    [Fact]
    public void FromJson_OfSomethingElse_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => PromptTemplateConfig.FromJson("null"));
        Assert.Throws<ArgumentException>(() => PromptTemplateConfig.FromJson("{"));
        Assert.Throws<ArgumentException>(() => PromptTemplateConfig.FromJson("""{"template":"x",}"""));
        Assert.Throws<ArgumentException>(() => PromptTemplateConfig.FromJson("""{"template":"x" /* note */}"""));
        Assert.Equal("", PromptTemplateConfig.FromJson("""{"Template":"x"}""").Template);
        Assert.Throws<NotSupportedException>(() => PromptTemplateConfig.FromJson("""{"template":"x","input_variables":[{"name":"a","default":5}]}"""));
    }

    [Fact]
    public async Task Function_FromAConfig_UsesItsDefaultsAndSettings()
    {
        var test = new TestKernel(FakeModel.Says("answer"));
        var function = KernelFunctionFactory.CreateFromPrompt(PromptTemplateConfig.FromJson(Config));

        await test.Kernel.InvokeAsync(function, new() { ["b"] = "<b>", ["c"] = "<c>" });

        Json.Same(
            """{"temperature":0.1,"max_completion_tokens":11,"messages":[{"role":"user","content":"Hi A <b> &lt;c&gt;"}],"model":"configured"}""",
            test.Model.Request());
        Assert.Equal(["a", "b", "c"], function.Metadata.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([true, false, true], function.Metadata.Parameters.Select(parameter => parameter.IsRequired));
        Assert.True(function.ExecutionSettings!["default"].IsFrozen);
    }

    [Fact]
    public void Settings_AddedTwiceForAService_AreRefused()
    {
        var config = new PromptTemplateConfig("x");
        config.AddExecutionSettings(new PromptExecutionSettings());
        config.AddExecutionSettings(new PromptExecutionSettings { ServiceId = "s" });

        Assert.Equal(["default", "s"], config.ExecutionSettings.Keys);
        Assert.Throws<ArgumentException>(() => config.AddExecutionSettings(new PromptExecutionSettings()));
    }

    [Fact]
    public async Task Folder_OfPrompts_BecomesAPlugin()
    {
        Write("triage/skprompt.txt", "<message role=\"system\">Be brief.</message><message role=\"user\">{{$lead}}</message>");
        Write("triage/config.json", """{"description":"Sorts.","execution_settings":{"default":{"temperature":0.5}},"template":"not this"}""");
        Write("plain/skprompt.txt", "Say hi.");
        Write("empty/config.json", "{}");
        var test = new TestKernel(FakeModel.Says("answer"));

        var plugin = test.Kernel.ImportPluginFromPromptDirectory(_folder.FullName, "Prompts");

        Assert.Equal(["plain", "triage"], plugin.Select(function => function.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Sorts.", plugin["triage"].Description);
        await test.Kernel.InvokeAsync("Prompts", "triage", new() { ["lead"] = "a <b>" });
        Json.Same(
            """{"temperature":0.5,"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"a <b>"}],"model":"configured"}""",
            test.Model.Request());
    }

    [Fact]
    public void Folder_ThatIsNotThere_IsRefused() =>
        Assert.Throws<DirectoryNotFoundException>(() => new Kernel().CreatePluginFromPromptDirectory(Path.Combine(_folder.FullName, "missing"), "P"));

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
