namespace Agent.Eval.Running;

/// <summary>
/// Stops before the money is spent, not after: a lead is posted only while twice the dearest lead so far, for every lead in flight, still
/// fits. Before the first one has been paid nothing is known, so it runs alone, and the service's own limit of a run is at most the limit.
/// </summary>
internal sealed class CostCap(decimal most)
{
    private readonly Lock _lock = new();
    private decimal _dearest;
    private int _inFlight;

    /// <summary>US dollars the run may cost.</summary>
    public decimal Most => most;

    public decimal Spent { get; private set; }

    /// <summary>Why nothing more may be posted; null while it may.</summary>
    public string? Stopped { get; private set; }

    /// <returns>False: the lead must not be posted, and nothing after it.</returns>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (Stopped is null && Spent + ((_inFlight + 1) * 2 * _dearest) > most)
            {
                Stopped = FormattableString.Invariant(
                    $"the next lead could pass the limit of {most:0.00} USD: {Spent:0.0000} USD are spent, the dearest lead cost {_dearest:0.0000}");
            }

            if (Stopped is not null)
            {
                return false;
            }

            _inFlight++;
            return true;
        }
    }

    /// <param name="cost">Null: nobody knows, so no limit can be kept and the run stops.</param>
    public void Leave(decimal? cost)
    {
        lock (_lock)
        {
            _inFlight--;
            if (cost is { } known)
            {
                Spent += known;
                _dearest = Math.Max(_dearest, known);
            }
            else
            {
                Stopped ??= "what a lead cost is not known (usage.cost_usd is null), so no limit can be kept: name the model's price with --price";
            }
        }
    }
}
