using System.Collections.Concurrent;

namespace Agent.Api.Runs;

/// <summary>Lets a request wait for something a pass on this node is about to finish, without polling. Ids are run ids and action ids.</summary>
internal sealed class Signals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new(StringComparer.Ordinal);

    /// <summary>Completes at the next <see cref="Set"/> of this id. Ask for it before starting what sets it.</summary>
    public Task Next(string id) =>
        waiting.GetOrAdd(id, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Set(string id)
    {
        if (waiting.TryRemove(id, out var source))
        {
            source.SetResult();
        }
    }
}
