using System.Numerics;

namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>One of several sequences, or none where it may be left out. Looked up by word, so a long list costs no more than a short one.</summary>
internal sealed class ChoiceNode : PhraseNode
{
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PhraseSequence>> _byFirst = new(StringComparer.Ordinal);
    private readonly List<PhraseSequence> _loose = [];
    private readonly bool _canSkip;

    public ChoiceNode(IReadOnlyList<PhraseSequence> choices, bool canSkip)
    {
        (Choices, _canSkip) = (choices, canSkip);
        Optional = canSkip || choices.Any(choice => choice.Optional);
        Firsts = choices.Any(choice => choice.Firsts is null) ? null : [.. choices.SelectMany(choice => choice.Firsts!)];

        foreach (var choice in choices)
        {
            Put(choice);
        }
    }

    public IReadOnlyList<PhraseSequence> Choices { get; }

    public bool CanSkip => _canSkip;

    public override bool Optional { get; }

    public override IReadOnlyList<WordNode>? Firsts { get; }

    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var result = _canSkip ? from : 0UL;

        for (var rest = from; rest != 0; rest &= rest - 1)
        {
            var place = BitOperations.TrailingZeroCount(rest);
            if (place >= scan.Length)
            {
                break;
            }

            var word = scan[place].Text;
            result |= _words.Contains(word) ? 1UL << (place + 1) : 0;

            if (_byFirst.Count > 0 && _byFirst.TryGetValue(word, out var choices))
            {
                result |= Step(scan, 1UL << place, choices);
            }
        }

        return result | Step(scan, from, _loose);
    }

    private static ulong Step(in PhraseScan scan, ulong from, List<PhraseSequence> choices)
    {
        var result = 0UL;
        foreach (var choice in choices)
        {
            result |= choice.Step(scan, from);
        }

        return result;
    }

    private void Put(PhraseSequence choice)
    {
        if (choice.Optional || choice.Firsts is not { } firsts || !firsts.All(first => first.Whole))
        {
            _loose.Add(choice);
        }
        else if (choice.Nodes is [WordNode word])
        {
            _words.Add(word.Prefix);
        }
        else
        {
            foreach (var first in firsts.Select(first => first.Prefix).Distinct())
            {
                if (!_byFirst.TryGetValue(first, out var list))
                {
                    _byFirst[first] = list = [];
                }

                list.Add(choice);
            }
        }
    }
}
