using System.Text.Json.Nodes;
using Agent.Api.Model.Recording;
using Agent.Eval.Diff;
using Agent.Eval.Recordings;

namespace Agent.Eval.Tests;

public sealed class RecordingsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lead-recordings-").FullName;
    private readonly PromptCopy _prompts = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _prompts.Dispose();
    }

    [Fact]
    public async Task Run_AllCurrent_ListsThemByAgentAndIsWell()
    {
        Add("reader", "one");
        Add("reader", "one");
        Add("triage", "two");

        var (code, text) = await RunAsync();

        Assert.Equal(0, code);
        Assert.Matches(@"reader\s+reader\s+sha256:\w+\s+gpt-4o-mini\s+1\s+2\s+20/10\s+2026-11-23", text);
        Assert.Contains("✓ all answer the prompts", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PromptEditedSince_NamesTheStaleFileAndThePrompt()
    {
        Add("reader", "one");
        var triage = Add("triage", "two");
        _prompts.Edit("triage/skprompt.txt", "You open the file", "You open the file quickly");

        var (code, text) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Contains($"{Path.GetRelativePath(_folder, triage)} is stale: triage was sha256:", text, StringComparison.Ordinal);
        Assert.Contains("✗ 1 recording will not answer; record anew: triage", text, StringComparison.Ordinal);
        Assert.DoesNotContain("reader was", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RubricEditedSince_IsNoBusinessOfRecordings()
    {
        Add("reader", "one");
        _prompts.Edit("rubric.json", "\"qualified_from\": 60", "\"qualified_from\": 75");

        Assert.Equal(0, (await RunAsync()).Code);
    }

    [Fact]
    public async Task Run_EditedAndForeignFiles_AreNamed()
    {
        var edited = Add("reader", "one");
        File.WriteAllText(edited, File.ReadAllText(edited).Replace("\"one\"", "\"other\"", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(_folder, "notes.json"), "{}");

        var (code, text) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("was edited", text, StringComparison.Ordinal);
        Assert.Contains("notes.json is no recording", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EmptyFolder_IsWell()
    {
        var (code, text) = await RunAsync();

        Assert.Equal(0, code);
        Assert.Contains("No recordings in", text, StringComparison.Ordinal);
    }

    private string Add(string prompt, string question)
    {
        var request = new JsonObject { ["content"] = question };
        return new RecordingFolder(_folder).Add(new()
        {
            Key = RecordedRequest.KeyOf(request),
            Agent = prompt,
            Prompt = prompt,
            PromptHash = PromptSide.Load("--prompts", PromptCopy.Shipped, "rubric.json").Hashes[prompt],
            Model = "gpt-4o-mini",
            RecordedAt = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
            Usage = new(10, 0, 5, 0),
            Request = request,
            Response = new JsonObject(),
        });
    }

    private async Task<(int Code, string Text)> RunAsync()
    {
        using var output = new StringWriter();
        return (await RecordingsCommand.RunAsync(["--folder", _folder, "--prompts", _prompts.Path], output), output.ToString());
    }
}
