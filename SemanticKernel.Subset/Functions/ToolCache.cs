using System.Collections.Concurrent;
using OpenAI.Chat;

namespace Microsoft.SemanticKernel;

/// <summary>A function as the wire wants it, kept for all functions of one shape. What the entry is built from is its key.</summary>
internal sealed class ToolCache
{
    private readonly ConcurrentDictionary<Key, ChatTool> _tools = new();

    public ChatTool GetOrAdd(Key key, Func<Key, ChatTool> create) => _tools.GetOrAdd(key, create);

    internal readonly record struct Key(string Name, string Description, IReadOnlyList<KernelParameterMetadata> Parameters, bool Strict);
}
