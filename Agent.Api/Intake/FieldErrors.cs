namespace Agent.Api.Intake;

/// <summary>What is wrong with a request, by JSON field name: everything at once, at most 50 fields of it.</summary>
internal sealed class FieldErrors
{
    // A hostile body can hold thousands of wrong members; nobody reads past the first few.
    private const int MaxFields = 50;
    private const int MaxNameLength = 64;

    private readonly SortedDictionary<string, List<string>> _byField = new(StringComparer.Ordinal);

    public bool Any => _byField.Count > 0;

    public bool Has(string field) => _byField.ContainsKey(Shorten(field));

    public void Add(string field, string message)
    {
        var name = Shorten(field);
        if (_byField.TryGetValue(name, out var messages))
        {
            if (!messages.Contains(message))
            {
                messages.Add(message);
            }
        }
        else if (_byField.Count < MaxFields)
        {
            _byField.Add(name, [message]);
        }
    }

    /// <summary>Takes over the other's errors for fields that have none here: one reason a field is enough.</summary>
    public void AddMissing(FieldErrors other)
    {
        foreach (var (field, messages) in other._byField)
        {
            if (_byField.Count < MaxFields)
            {
                _byField.TryAdd(field, messages);
            }
        }
    }

    public IDictionary<string, string[]> ToDictionary() =>
        _byField.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.Ordinal);

    private static string Shorten(string field) => field.Length <= MaxNameLength ? field : string.Concat(field.AsSpan(0, MaxNameLength), "…");
}
