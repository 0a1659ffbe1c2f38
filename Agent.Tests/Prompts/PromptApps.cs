using System.Text.Json.Nodes;
using Agent.Tests.Support;

namespace Agent.Tests.Prompts;

/// <summary>The service on a folder of prompts of a test's own.</summary>
internal static class PromptApps
{
    public static Task<AgentApp> StartAsync(this PromptFolder folder, AppSetup? setup = null) =>
        AgentApp.StartAsync((setup ??= new()) with { Settings = [("Agent:PromptsDir", folder.Path), .. setup.Settings] });

    /// <summary>Time for edits to count, without waiting for it.</summary>
    public static void LetEditsCount(this AgentApp app) => app.Clock.Advance(TimeSpan.FromSeconds(2));

    public static async Task<JsonObject> PromptAsync(this AgentApp app, string name) => await app.GetAsync($"/prompts/{name}");

    public static async Task<string> VersionAsync(this AgentApp app, string name) => (await app.PromptAsync(name)).Text("version")!;

    /// <summary>The versions in force, as a run is pinned to them.</summary>
    public static async Task<Dictionary<string, string>> VersionsAsync(this AgentApp app) => (await app.GetAsync("/prompts"))["items"]!.AsArray()
        .ToDictionary(item => (string)item!["name"]!, item => (string)item!["version"]!);

    /// <summary>Payloads of a run's hand-overs, in order.</summary>
    public static async Task<List<JsonNode>> HandOversAsync(this AgentApp app, string runId) =>
        [.. (await app.GetAsync($"/traces/{runId}"))["steps"]!.AsArray().Where(step => (string?)step!["kind"] == "handover").Select(step => step!["payload"]!)];

    /// <summary>What a hand-over pins; null when it pins nothing.</summary>
    public static Dictionary<string, string>? Pins(this JsonNode handOver) =>
        handOver["pins"]?.AsObject().ToDictionary(pin => pin.Key, pin => (string)pin.Value!);

    public static Dictionary<string, string> PromptsOf(this JsonObject result) =>
        result["prompts"]!.AsObject().ToDictionary(prompt => prompt.Key, prompt => (string)prompt.Value!);

    /// <summary>Waits for what another node or the next look does. Fails after 20 seconds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
