using System.Text;
using System.Text.Json.Nodes;
using Agent.Api.Model.Offline;
using Agent.Api.Model.Recording;
using Agent.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Agent.Tests.Model.Recording;

public sealed class ReplayHandlerTests : IDisposable
{
    private const string Question = """{"model":"m","messages":[{"role":"user","content":"hi"}]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("recordings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Send_RequestRecordedThreeTimes_IsAnsweredInOrderAndThenFromTheFirst()
    {
        using var model = Recorder(number => ModelReply.Text($"answer {number}"));
        for (var time = 0; time < 3; time++)
        {
            await AskAsync(model);
        }

        using var replay = Replay();
        var said = new List<string>();
        for (var time = 0; time < 4; time++)
        {
            said.Add(await AskAsync(replay));
        }

        Assert.Equal(["answer 1", "answer 2", "answer 3", "answer 1"], said);
    }

    [Fact]
    public async Task Send_AnswersThatAreNone_AreNotRecorded()
    {
        ModelReply[] replies =
        [
            new ModelReply.Raw(System.Net.HttpStatusCode.TooManyRequests, """{"error":{"message":"slow down"}}"""),
            new ModelReply.Raw(System.Net.HttpStatusCode.OK, "<html>"),
            new ModelReply.Raw(System.Net.HttpStatusCode.OK, """{"choices":[]}"""),
        ];
        using var model = Recorder(number => replies[number - 1]);

        foreach (var _ in replies)
        {
            using var response = await model.SendAsync(NewRequest(), CancellationToken.None);
        }

        Assert.Empty(new RecordingFolder(_folder).Files());
    }

    [Fact]
    public async Task Send_FolderThatCannotBeWritten_AnswersAllTheSame()
    {
        File.WriteAllText(Path.Combine(_folder, "nobody"), "a file where the folder should be");
        using var model = Recorder(_ => ModelReply.Text("hello"));

        Assert.Equal("hello", await AskAsync(model));
    }

    [Fact]
    public async Task Send_NoRecording_IsRefusedByName()
    {
        using var replay = Replay();

        var missing = await Assert.ThrowsAsync<RecordingMissingException>(() => AskAsync(replay));

        Assert.Contains("there is none of this prompt", missing.Message, StringComparison.Ordinal);
    }

    private HttpMessageInvoker Recorder(Func<int, ModelReply> script) => new(new RecordHandler(
        new RecordingFolder(_folder), null, TimeProvider.System, NullLogger<RecordHandler>.Instance, new ScriptedModel(request => script(request.Number))));

    private HttpMessageInvoker Replay() => new(new ReplayHandler(
        new RecordingFolder(_folder), new RecordingOptions { Mode = "replay", Folder = _folder }, null, NullLogger<ReplayHandler>.Instance, new OfflineModel(TimeProvider.System)));

    private static HttpRequestMessage NewRequest() => new(HttpMethod.Post, "http://model.invalid/v1/chat/completions") { Content = new StringContent(Question, Encoding.UTF8) };

    private static async Task<string> AskAsync(HttpMessageInvoker model)
    {
        using var response = await model.SendAsync(NewRequest(), CancellationToken.None);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["choices"]![0]!["message"]!["content"]!.GetValue<string>();
    }
}
