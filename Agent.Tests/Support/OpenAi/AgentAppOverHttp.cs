using Agent.Tests.Support.OpenAi;

namespace Agent.Tests.Support;

internal sealed partial class AgentApp
{
    /// <summary>The service as it runs in earnest: its model is a server that it reaches over HTTP, with a key.</summary>
    public static Task<AgentApp> StartAsync(OpenAiServer model, params (string Key, string Value)[] settings) =>
        StartAsync(new AppSetup { Settings = [.. model.Settings, .. settings] });
}
