namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>The phrases of a text by where they begin and where they end. Most questions are about places where nothing of the kind stands; those cost one bit.</summary>
internal sealed class TermIndex
{
    private readonly List<Term> _terms;
    private readonly int[] _first;
    private readonly int[] _byEnd;
    private readonly int[] _firstByEnd;
    private readonly UInt128[] _begins;
    private readonly UInt128[] _ends;

    /// <param name="terms">In the order in which they begin.</param>
    /// <param name="count">The pieces of the text.</param>
    public TermIndex(List<Term> terms, int count)
    {
        (_terms, _begins, _ends) = (terms, new UInt128[count + 1], new UInt128[count + 1]);
        (_first, _firstByEnd, _byEnd) = (new int[count + 2], new int[count + 2], new int[terms.Count]);

        foreach (var term in terms)
        {
            _begins[term.From] |= Bit(term.Sense);
            _ends[term.To] |= Bit(term.Sense);
            _first[term.From + 1]++;
            _firstByEnd[term.To + 1]++;
        }

        for (var i = 1; i < count + 2; i++)
        {
            _first[i] += _first[i - 1];
            _firstByEnd[i] += _firstByEnd[i - 1];
        }

        var next = (int[])_firstByEnd.Clone();
        for (var i = 0; i < terms.Count; i++)
        {
            _byEnd[next[terms[i].To]++] = i;
        }
    }

    public IReadOnlyList<Term> All => _terms;

    public bool StartsAt(int at, Sense sense) => at >= 0 && at < _begins.Length && (_begins[at] & Bit(sense)) != 0;

    /// <summary>The longest that begins there; of several equally long the first, which is the text's own language.</summary>
    public Term? From(int at, Sense sense)
    {
        Term? longest = null;

        for (var i = StartsAt(at, sense) ? _first[at] : int.MaxValue; i < _terms.Count && _terms[i].From == at; i++)
        {
            longest = _terms[i].Sense == sense && !(longest?.To >= _terms[i].To) ? _terms[i] : longest;
        }

        return longest;
    }

    /// <summary>The longest that ends right before that place.</summary>
    public Term? Until(int end, Sense sense)
    {
        if (end < 0 || end >= _ends.Length || (_ends[end] & Bit(sense)) == 0)
        {
            return null;
        }

        // in the order in which they begin, so the first is the longest
        for (var i = _firstByEnd[end]; i < _firstByEnd[end + 1]; i++)
        {
            if (_terms[_byEnd[i]].Sense == sense)
            {
                return _terms[_byEnd[i]];
            }
        }

        return null;
    }

    public IEnumerable<Term> Within(int from, int to, Sense sense)
    {
        for (var at = Math.Max(0, from); at < to; at++)
        {
            if (!StartsAt(at, sense))
            {
                continue;
            }

            for (var i = _first[at]; i < _first[at + 1]; i++)
            {
                if (_terms[i].Sense == sense && _terms[i].To <= to)
                {
                    yield return _terms[i];
                }
            }
        }
    }

    private static UInt128 Bit(Sense sense) => UInt128.One << (int)sense;
}
