using Agent.Tests.Support;
using Agent.Tests.Support.OpenAi;

namespace Agent.Tests.Faults;

/// <summary>A shared app whose model is a server of its own, reached over HTTP. No breaker: it would carry one lead's fault into the next.</summary>
public abstract class WireApp : SharedApp
{
    private OpenAiServer? _server;

    internal OpenAiServer Server => _server ?? throw new InvalidOperationException("Not started.");

    /// <summary>Passes are executed as they come in; what has to be done later is done by the test.</summary>
    private protected virtual bool HasEngine => false;

    protected override (string Key, string Value)[] Settings => [("OpenAI:BreakerFailures", "0"), ("OpenAI:RetryPauseMilliseconds", "0")];

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Server.DisposeAsync();
    }

    private protected override async Task<AppSetup> SetupAsync(Func<ModelRequest, ModelReply?> answer)
    {
        _server = await OpenAiServer.StartAsync(answer);
        return new AppSetup { Settings = Server.Settings, Replace = HasEngine ? null : Nodes.WithoutEngine };
    }
}

/// <summary>For a model that is out: as by default, but without pauses between attempts.</summary>
public sealed class OutageApp : WireApp;

/// <summary>For a model that is silent: an attempt ends after two seconds, and there are two.</summary>
public sealed class SilenceApp : WireApp
{
    protected override (string Key, string Value)[] Settings =>
        [.. base.Settings, ("OpenAI:TimeoutSeconds", "2"), ("OpenAI:TotalTimeoutSeconds", "20"), ("OpenAI:Attempts", "2")];
}

/// <summary>For a model that talks nonsense: a pass is tried twice, without a pause.</summary>
public sealed class NonsenseApp : WireApp
{
    private protected override bool HasEngine => true;

    protected override (string Key, string Value)[] Settings => [.. base.Settings, ("Agent:MaxFailures", "2"), ("Agent:RetryPause", "00:00:00")];
}
