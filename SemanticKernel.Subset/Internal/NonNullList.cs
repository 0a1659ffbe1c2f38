using System.Collections.ObjectModel;

namespace Microsoft.SemanticKernel;

/// <summary>A list that refuses null when it is put in, not when somebody stumbles over it.</summary>
internal sealed class NonNullList<T> : Collection<T>
    where T : class
{
    public NonNullList()
    {
    }

    public NonNullList(IEnumerable<T> items)
        : base([.. items])
    {
    }

    /// <summary>The list itself, for walking without an enumerator on the heap.</summary>
    public List<T> Walk => (List<T>)Items;

    protected override void InsertItem(int index, T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        base.InsertItem(index, item);
    }

    protected override void SetItem(int index, T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        base.SetItem(index, item);
    }
}
