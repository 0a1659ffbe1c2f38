using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Agent.Tests.Support;
using Microsoft.Extensions.Options;

namespace Agent.Tests.Prompts;

public sealed class PromptEndpointTests : IAsyncLifetime, IDisposable
{
    private const string Writer = "writer/skprompt.txt";

    private readonly PromptFolder _folder = new();
    private AgentApp? _app;

    private AgentApp App => _app ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync() => _app = await _folder.StartAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task List_NothingEdited_IsEveryPromptFromItsFile()
    {
        var items = (await App.GetAsync("/prompts"))["items"]!.AsArray().Select(item => item!.AsObject()).ToList();

        Assert.Equal(["triage", "smb_specialist", "enterprise_specialist", "closing", "reader", "writer", "rubric"], items.Select(item => item.Text("name")));
        Assert.All(items, item =>
        {
            Assert.Equal(("file", null, null), (item.Text("source"), item.Text("error"), item.Text("activated_by")));
            Assert.Equal(item.Text("version"), item.Text("file_version"));
            Assert.Matches("^sha256:[0-9a-f]{64}$", item.Text("version"));
        });
        Assert.Equal("""["received_at","lead"]""", items[4]["variables"]!.ToJsonString());
        Assert.Equal("[]", items[6]["variables"]!.ToJsonString());
    }

    [Fact]
    public async Task Get_APrompt_IsItsTextAndItsVersions()
    {
        var first = await App.VersionAsync("writer");
        _folder.Edit("writer/config.json", "\"temperature\": 0", "\"model_id\": \"strong-one\", \"temperature\": 0");
        App.LetEditsCount();
        await PromptApps.UntilAsync(async () => (await App.PromptAsync("writer"))["versions"]!.AsArray().Count == 2);

        var writer = await App.PromptAsync("writer");
        var rubric = await App.PromptAsync("rubric");

        Assert.Equal((_folder.Read(Writer), _folder.Read("writer/config.json")), (writer.Text("template"), writer.Text("config")));
        Assert.Equal([writer.Text("version"), first], writer["versions"]!.AsArray().Select(version => (string?)version!["version"]));
        Assert.All(writer["versions"]!.AsArray(), version => Assert.NotNull((string?)version!["first_at"]));
        Assert.Equal("strong-one", writer.Text("model"));
        Assert.Equal((_folder.Read("rubric.json"), null), (rubric.Text("template"), rubric.Text("config")));
        Assert.Single(rubric["versions"]!.AsArray());
    }

    [Fact]
    public async Task Health_BrokenEdit_IsDegradedUntilItIsMended()
    {
        var before = await App.VersionAsync("writer");
        _folder.Edit(Writer, "{{$request}}", "{{$letter}}");
        App.LetEditsCount();

        var broken = await App.GetAsync("/health");
        var writer = await App.PromptAsync("writer");
        var result = await App.SubmitAsync(Make.SmallBusinessLead());
        _folder.Edit(Writer, "{{$letter}}", "{{$request}}");
        App.LetEditsCount();
        var mended = await App.GetAsync("/health");

        var line = $"writer/skprompt.txt: line {_folder.Read(Writer).TrimEnd().Split('\n').Length}: found {{{{$letter}}}}, expected {{{{$request}}}}";
        Assert.Equal("degraded", broken.Text("status"));
        Assert.Equal(("degraded", line), ((string?)broken["checks"]!["prompts"]!["status"], (string?)broken["checks"]!["prompts"]!["detail"]));
        Assert.Equal((before, line), (writer.Text("version"), writer.Text("error")));
        Assert.Equal(before, result.PromptsOf()["writer"]);
        Assert.Equal("healthy", mended.Text("status"));
    }

    [Fact]
    public async Task Activate_AnEarlierVersion_IsInForceForTheNextLeadUntilTheFilesOwnIsActivated()
    {
        var earlier = await App.VersionAsync("writer");
        var file = await EditAsync(Writer, "A bad idea.");

        var activated = await ActivateAsync("writer", earlier);
        var under = await App.SubmitAsync(Make.SmallBusinessLead(Make.Email()));
        var ended = await ActivateAsync("writer", file);
        var after = await App.SubmitAsync(Make.SmallBusinessLead(Make.Email()));

        Assert.Equal(("activated", earlier, file, "local"), (activated.Text("source"), activated.Text("version"), activated.Text("file_version"), activated.Text("activated_by")));
        Assert.Equal(earlier, under.PromptsOf()["writer"]);
        Assert.Equal(("file", file, file, null), (ended.Text("source"), ended.Text("version"), ended.Text("file_version"), ended.Text("activated_by")));
        Assert.Equal(file, after.PromptsOf()["writer"]);
        Assert.Equal(0, await App.CountAsync("select count(*) from prompt_activations"));
    }

    [Fact]
    public async Task Activate_TheRubric_DecidesTheNextLead()
    {
        var earlier = await App.VersionAsync("rubric");
        _folder.Edit("rubric.json", "\"qualified_from\": 60", "\"qualified_from\": 99");
        App.LetEditsCount();
        var strict = await App.SubmitAsync(Make.SmallBusinessLead(Make.Email()));

        await ActivateAsync("rubric", earlier);
        var lenient = await App.SubmitAsync(Make.SmallBusinessLead(Make.Email()));

        Assert.Equal(("nurture", "qualified"), (strict.Text("disposition"), lenient.Text("disposition")));
        Assert.Equal(earlier, lenient.Text("rubric"));
    }

    /// <summary>An edit of the last second, which no look has seen yet, is what the activation is made against.</summary>
    [Fact]
    public async Task Activate_RightAfterAnEdit_IsNotUndoneByIt()
    {
        var earlier = await App.VersionAsync("writer");
        _folder.Edit(Writer, "</message>\n<message role=\"user\">", "A bad idea.</message>\n<message role=\"user\">");

        var activated = await ActivateAsync("writer", earlier);
        App.LetEditsCount();

        Assert.Equal("activated", activated.Text("source"));
        Assert.Equal(earlier, await App.VersionAsync("writer"));
    }

    [Fact]
    public async Task Activate_FileEditedAfterwards_TheEditWinsForGood()
    {
        var earlier = await App.VersionAsync("writer");
        var bad = await EditAsync(Writer, "A bad idea.");
        await ActivateAsync("writer", earlier);

        var better = await EditAsync(Writer, "A better idea.");
        await PromptApps.UntilAsync(async () => await App.CountAsync("select count(*) from prompt_activations") == 0);
        _folder.Edit(Writer, "A better idea.", "");
        App.LetEditsCount();

        // what the activation was made against is back, the activation is not
        Assert.Equal(3, new[] { earlier, bad, better }.Distinct().Count());
        Assert.Equal((bad, "file"), (await App.VersionAsync("writer"), (await App.PromptAsync("writer")).Text("source")));
    }

    [Fact]
    public async Task Activate_OnOneNode_HoldsOnTheOtherAndAfterARestart()
    {
        var earlier = await App.VersionAsync("writer");
        await EditAsync(Writer, "A bad idea.");
        await using var other = await _folder.StartAsync(new AppSetup { Stores = App.Stores });
        Assert.NotEqual(earlier, await other.VersionAsync("writer"));

        await ActivateAsync("writer", earlier);
        await PromptApps.UntilAsync(async () => await other.VersionAsync("writer") == earlier);
        await using var restarted = await _folder.StartAsync(new AppSetup { Stores = App.Stores });

        Assert.Equal(earlier, (await restarted.SubmitAsync(Make.SmallBusinessLead())).PromptsOf()["writer"]);

        // and ends on both
        var better = await EditAsync(Writer, "A better idea.");
        other.LetEditsCount();
        await PromptApps.UntilAsync(async () => await other.VersionAsync("writer") == better && await App.VersionAsync("writer") == better);
        await PromptApps.UntilAsync(async () => await App.CountAsync("select count(*) from prompt_activations") == 0);
    }

    [Fact]
    public async Task Activate_WhatCannotBe_IsRefusedAndChangesNothing()
    {
        var reader = await App.VersionAsync("reader");
        var unusable = $"sha256:{new string('a', 64)}";
        await using var old = App.Database.CreateCommand(
            $"insert into prompt_versions (name, hash, template, config) values ('writer', '{unusable}', 'Write to {{{{$name}}}}: {{{{$request}}}}', '{{}}')");
        await old.ExecuteNonQueryAsync();

        await AssertProblemAsync("closer", Json(reader), 404, "prompt-not-found", "No prompt has the id 'closer'.");
        await AssertProblemAsync("writer", Json($"sha256:{new string('b', 64)}"), 404, "version-not-found", "No version has the id");
        await AssertProblemAsync("writer", Json(reader), 400, "validation", "Is a version of reader. Must be one of writer.");
        await AssertProblemAsync("writer", Json("latest"), 400, "validation", "Must be sha256: and 64 hex digits, as GET /prompts/{name} lists them.");
        await AssertProblemAsync("writer", "{}", 400, "validation", "Must be sha256:");
        await AssertProblemAsync("writer", "{", 400, "malformed-request", "with version and nothing else");
        await AssertProblemAsync("writer", $$"""{"version": "{{reader}}", "force": true}""", 400, "malformed-request", "with version and nothing else");
        await AssertProblemAsync("writer", Json(unusable), 409, "version-unusable", "writer/skprompt.txt: line 1: found {{$name}}, expected {{$request}}");
        await AssertProblemAsync("writer", "version=1", 415, "unsupported-media-type", "Send JSON", "application/x-www-form-urlencoded");

        using var unknown = await App.Client.GetAsync("/prompts/closer");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(0, await App.CountAsync("select count(*) from prompt_activations"));
        Assert.All((await App.GetAsync("/prompts"))["items"]!.AsArray(), item => Assert.Equal("file", (string?)item!["source"]));
    }

    /// <summary>A later version of the service, or a row changed by hand: what is activated cannot be used here.</summary>
    [Fact]
    public async Task Refresh_ActivatedVersionBreaksARule_TheFileStaysInForceAndHealthSaysSo()
    {
        var file = await App.VersionAsync("writer");
        var unusable = $"sha256:{new string('a', 64)}";
        await using var rows = App.Database.CreateCommand($"""
            insert into prompt_versions (name, hash, template, config) values ('writer', '{unusable}', 'Write.', '{"{}"}');
            insert into prompt_activations (name, hash, file_hash, activated_at, activated_by) values ('writer', '{unusable}', '{file}', now(), 'ann')
            """);
        await rows.ExecuteNonQueryAsync();

        await PromptApps.UntilAsync(async () => (await App.PromptAsync("writer")).Text("error") is not null);

        var writer = await App.PromptAsync("writer");
        Assert.Equal((file, "file"), (writer.Text("version"), writer.Text("source")));
        Assert.Equal(
            $"version {unusable} was activated and cannot be used: writer/skprompt.txt: found no {{{{$request}}}}, expected {{{{$request}}}}", writer.Text("error"));
        Assert.Equal("degraded", (await App.GetAsync("/health")).Text("status"));
    }

    [Fact]
    public async Task Start_WithAPreset_DecidesByIt()
    {
        _folder.Write("presets/strict.json", _folder.Read("rubric.json").Replace("\"qualified_from\": 60", "\"qualified_from\": 99", StringComparison.Ordinal));
        await using var app = await _folder.StartAsync(new AppSetup { Settings = [("Agent:Rubric", "presets/strict.json")] });

        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal("nurture", result.Text("disposition"));
        Assert.Equal(await app.VersionAsync("rubric"), result.Text("rubric"));
    }

    [Theory]
    [InlineData("/etc/rubric.json")]
    [InlineData("../rubric.json")]
    [InlineData("presets/../../rubric.json")]
    [InlineData("rubric.yaml")]
    public async Task Start_RubricOutsideOfTheFolder_IsRefused(string file)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => _folder.StartAsync(new AppSetup { Settings = [("Agent:Rubric", file)] }));

        Assert.Equal($"Agent:Rubric is '{file}': Must be a .json file inside the prompts folder, such as presets/champ.json.", refused.Failures.Single());
    }

    private static string Json(string version) => $$"""{"version": "{{version}}"}""";

    private async Task<string> EditAsync(string file, string more)
    {
        _folder.Edit(file, "</message>\n<message role=\"user\">", $"{more}</message>\n<message role=\"user\">");
        App.LetEditsCount();
        return await App.VersionAsync(file.Split('/')[0]);
    }

    private async Task<JsonObject> ActivateAsync(string name, string version)
    {
        using var response = await PostAsync(name, version);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonNode.Parse(body)!.AsObject();
    }

    private Task<HttpResponseMessage> PostAsync(string name, string version) => App.Client.PostAsJsonAsync($"/prompts/{name}/activate", new { version });

    private async Task AssertProblemAsync(string name, string body, int status, string type, string says, string contentType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        using var response = await App.Client.PostAsync($"/prompts/{name}/activate", content);
        var problem = (await response.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal((status, $"/problems/{type}"), ((int)response.StatusCode, problem.Text("type")));
        Assert.Contains(says, System.Text.RegularExpressions.Regex.Unescape(problem.ToJsonString()), StringComparison.Ordinal);
    }
}
