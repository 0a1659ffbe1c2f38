using System.Collections.Concurrent;

namespace Agent.Api.Runs;

/// <summary>Lets the request that decided on an act wait until a pass on this node has carried it out. At most one waits for an act.</summary>
internal sealed class Signals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new(StringComparer.Ordinal);

    /// <summary>Completes at the next <see cref="Set"/> of this id. Ask for it before starting what sets it; forget it afterwards.</summary>
    public Task Next(string id) =>
        waiting.GetOrAdd(id, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Set(string id)
    {
        if (waiting.TryRemove(id, out var source))
        {
            source.SetResult();
        }
    }

    public void Forget(string id) => waiting.TryRemove(id, out _);
}
