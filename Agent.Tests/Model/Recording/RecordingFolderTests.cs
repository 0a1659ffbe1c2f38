using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Api.Model.Recording;

namespace Agent.Tests.Model.Recording;

public sealed class RecordingFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("recordings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Add_SameRequestAgain_IsFoundInTheOrderItWasRecorded()
    {
        var folder = new RecordingFolder(_folder);
        for (var answer = 1; answer <= 11; answer++)
        {
            folder.Add(Exchange("a", answer));
        }

        folder.Add(Exchange("b", 99));

        Assert.Equal(Enumerable.Range(1, 11), folder.Find("reader", Key("a")).Select(AnswerOf));
        Assert.Equal(12, folder.Files().Count());
        Assert.Empty(folder.Find("writer", Key("a")));
    }

    /// <summary>Two folders stand for two processes: neither lock is shared.</summary>
    [Fact]
    public async Task Add_ManyAtOnceFromTwoSides_LosesNoneAndLeavesNoHalfFile()
    {
        RecordingFolder[] sides = [new(_folder), new(_folder)];

        await Task.WhenAll(Enumerable.Range(0, 200).Select(answer => Task.Run(() => sides[answer % 2].Add(Exchange("a", answer)))));

        var files = sides[0].Find("reader", Key("a"));
        Assert.Equal(Enumerable.Range(0, 200), files.Select(AnswerOf).Order());
        Assert.Equal(200, Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameAndReadable()
    {
        var file = new RecordingFolder(_folder).Add(Exchange("a", 1));

        var text = File.ReadAllText(file);
        Assert.Contains("\n  \"agent\": \"reader\",\n", text, StringComparison.Ordinal);
        Assert.Contains("größer", text, StringComparison.Ordinal);
        Assert.Equal(RecordedRequest.KeyOf(RecordingFolder.Read(file).Request), RecordedRequest.KeyOf(Exchange("a", 1).Request));
    }

    [Fact]
    public void Read_SomethingElse_SaysSo()
    {
        var file = Path.Combine(_folder, "x.json");
        File.WriteAllText(file, """{"key":"sha256:0"}""");

        Assert.ThrowsAny<JsonException>(() => RecordingFolder.Read(file));
    }

    private static string Key(string name) => RecordedRequest.KeyOf(JsonValue.Create(name));

    private static int AnswerOf(string file) => RecordingFolder.Read(file).Response.GetValue<int>();

    private static RecordedExchange Exchange(string name, int answer) => new()
    {
        Key = Key(name),
        Agent = "reader",
        Prompt = "reader",
        PromptHash = "sha256:0",
        Model = "gpt-4o-mini",
        RecordedAt = DateTimeOffset.UnixEpoch,
        Usage = new(10, 0, 5, 0),
        Request = new JsonObject { ["content"] = "größer" },
        Response = JsonValue.Create(answer),
    };
}
