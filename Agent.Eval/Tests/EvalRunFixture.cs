using Agent.Eval.Commands;
using Agent.Eval.Labels;

namespace Agent.Eval.Tests;

/// <summary>The whole offline run, once for all tests that look at it.</summary>
public sealed class EvalRunFixture : IAsyncLifetime
{
    private EvalSession? _session;

    internal List<string> Said { get; } = [];

    internal EvalSession Session => _session ?? throw new InvalidOperationException("Not run.");

    public async Task InitializeAsync() =>
        _session = await EvalSession.RunAsync(CaseFiles.Load(), RunOptions.Parse([], _ => null), TimeProvider.System, Said.Add);

    public Task DisposeAsync() => Task.CompletedTask;
}
