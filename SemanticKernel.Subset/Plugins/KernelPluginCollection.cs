using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SemanticKernel;

/// <summary>Plugins by name, for reading.</summary>
public interface IReadOnlyKernelPluginCollection : IReadOnlyCollection<KernelPlugin>
{
    KernelPlugin this[string name] { get; }

    bool TryGetPlugin(string name, [NotNullWhen(true)] out KernelPlugin? plugin);
}

/// <summary>A kernel's plugins. Names are unique without regard to case; a second plugin of the same name is refused.</summary>
public sealed class KernelPluginCollection : ICollection<KernelPlugin>, IReadOnlyKernelPluginCollection
{
    private readonly Dictionary<string, KernelPlugin> _byName = new(StringComparer.OrdinalIgnoreCase);

    public KernelPluginCollection()
    {
    }

    public KernelPluginCollection(IEnumerable<KernelPlugin> plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        AddRange(plugins);
    }

    public int Count => _byName.Count;

    bool ICollection<KernelPlugin>.IsReadOnly => false;

    public KernelPlugin this[string name] =>
        TryGetPlugin(name, out var plugin) ? plugin : throw new KeyNotFoundException($"There is no plugin '{name}'.");

    public void Add(KernelPlugin plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        _byName.Add(plugin.Name, plugin);
    }

    public void AddRange(IEnumerable<KernelPlugin> plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        foreach (var plugin in plugins)
        {
            Add(plugin);
        }
    }

    public bool Remove(KernelPlugin plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        return Contains(plugin) && _byName.Remove(plugin.Name);
    }

    public void Clear() => _byName.Clear();

    public IEnumerator<KernelPlugin> GetEnumerator() => _byName.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Contains(KernelPlugin plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        return _byName.TryGetValue(plugin.Name, out var found) && ReferenceEquals(found, plugin);
    }

    public bool TryGetPlugin(string name, [NotNullWhen(true)] out KernelPlugin? plugin) => _byName.TryGetValue(name, out plugin);

    void ICollection<KernelPlugin>.CopyTo(KernelPlugin[] array, int arrayIndex) => _byName.Values.CopyTo(array, arrayIndex);
}
