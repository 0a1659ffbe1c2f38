using System.Numerics;

namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>
/// One piece of a phrase. A set of places is a bit mask counted from the word where the phrase begins, so every way to match is followed
/// at once and no text can make it slow.
/// </summary>
internal abstract record PhraseNode
{
    /// <summary>From the places where the piece may begin to the places where it may end.</summary>
    public abstract ulong Step(in PhraseScan scan, ulong from);

    /// <summary>The words it can begin with; null when any word will do, empty when it takes no word.</summary>
    public virtual IReadOnlyList<WordNode>? Firsts => [];

    /// <summary>Whether it can match without taking a word.</summary>
    public virtual bool Optional => true;

    protected delegate bool At(int place);

    protected static ulong Where(ulong places, At holds)
    {
        var kept = 0UL;
        for (var rest = places; rest != 0; rest &= rest - 1)
        {
            var place = BitOperations.TrailingZeroCount(rest);
            kept |= holds(place) ? 1UL << place : 0;
        }

        return kept;
    }
}

/// <summary>Where a phrase is tried: the words, where it begins, and how many words its sentence still has.</summary>
internal readonly record struct PhraseScan(IReadOnlyList<Word> Words, int Start, int Length)
{
    public Word this[int place] => Words[Start + place];
}

/// <summary>A word: whole, or by its beginning, its end or both ("integr*", "*leiter").</summary>
internal sealed record WordNode(string Prefix, string Suffix, bool Whole) : PhraseNode
{
    // "*leiter" stands for compounds; a single letter before it is none.
    private const int ShortestRest = 2;

    public override IReadOnlyList<WordNode> Firsts => [this];

    public override bool Optional => false;

    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var next = 0UL;
        for (var rest = from; rest != 0; rest &= rest - 1)
        {
            var place = BitOperations.TrailingZeroCount(rest);
            next |= place < scan.Length && Fits(scan[place].Text) ? 1UL << (place + 1) : 0;
        }

        return next;
    }

    public bool Fits(string word) => Whole
        ? word == Prefix
        : word.StartsWith(Prefix, StringComparison.Ordinal) && word.EndsWith(Suffix, StringComparison.Ordinal) &&
          word.Length >= Prefix.Length + Suffix.Length + (Suffix.Length > 0 ? ShortestRest : 0);
}

/// <summary>A number that is no sum of money.</summary>
internal sealed record NumberNode : PhraseNode
{
    public override IReadOnlyList<WordNode>? Firsts => null;

    public override bool Optional => false;

    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var next = 0UL;
        for (var rest = from; rest != 0; rest &= rest - 1)
        {
            var place = BitOperations.TrailingZeroCount(rest);
            next |= place < scan.Length && scan[place].Kind is WordKind.Number ? 1UL << (place + 1) : 0;
        }

        return next;
    }
}

/// <summary>Some words, whichever they are; a narrow gap ends at a comma.</summary>
internal sealed record GapNode(int Min, int Max, bool Narrow) : PhraseNode
{
    public override IReadOnlyList<WordNode>? Firsts => null;

    public override bool Optional => Min == 0;

    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var (result, reached) = (Min == 0 ? from : 0UL, from);
        for (var count = 1; count <= Max && reached != 0; count++)
        {
            var next = 0UL;
            for (var rest = reached; rest != 0; rest &= rest - 1)
            {
                var place = BitOperations.TrailingZeroCount(rest);
                next |= place < scan.Length && !(Narrow && scan[place].AfterBreak) ? 1UL << (place + 1) : 0;
            }

            reached = next;
            result |= count >= Min ? reached : 0;
        }

        return result;
    }
}

/// <summary>One of several sequences; <paramref name="CanSkip"/> makes it optional.</summary>
internal sealed record ChoiceNode(IReadOnlyList<PhraseSequence> Choices, bool CanSkip) : PhraseNode
{
    public override IReadOnlyList<WordNode>? Firsts =>
        Choices.Any(choice => choice.Firsts is null) ? null : [.. Choices.SelectMany(choice => choice.Firsts!)];

    public override bool Optional => CanSkip || Choices.Any(choice => choice.Optional);

    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var result = CanSkip ? from : 0UL;
        foreach (var choice in Choices)
        {
            result |= choice.Step(scan, from);
        }

        return result;
    }
}

/// <summary>Holds where none of the choices follows.</summary>
internal sealed record NotAheadNode(ChoiceNode Choices) : PhraseNode
{
    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var here = scan;
        return Where(from, place => Choices.Step(here, 1UL << place) == 0);
    }
}

/// <summary>Holds where none of the choices stands before; only plain words are looked for.</summary>
internal sealed record NotBehindNode(IReadOnlyList<IReadOnlyList<WordNode>> Choices) : PhraseNode
{
    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var here = scan;
        return Where(from, place => !Choices.Any(choice => StandsBefore(here, here.Start + place, choice)));
    }

    private static bool StandsBefore(PhraseScan scan, int end, IReadOnlyList<WordNode> choice)
    {
        var begin = end - choice.Count;
        var sentence = scan.Words[scan.Start].Sentence;

        return begin >= 0 && scan.Words[begin].Sentence == sentence && choice.Select((word, i) => word.Fits(scan.Words[begin + i].Text)).All(fits => fits);
    }
}

/// <summary>Holds at the first word of a sentence, or after its last one.</summary>
internal sealed record EdgeNode(bool First) : PhraseNode
{
    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var here = scan;
        return Where(from, place => First
            ? here.Start + place == 0 || (place < here.Length && here.Words[here.Start + place - 1].Sentence != here[place].Sentence)
            : place == here.Length);
    }
}

/// <summary>Pieces one after the other.</summary>
internal sealed record PhraseSequence(IReadOnlyList<PhraseNode> Nodes)
{
    public bool Optional => Nodes.All(node => node.Optional);

    public IReadOnlyList<WordNode>? Firsts
    {
        get
        {
            var firsts = new List<WordNode>();
            foreach (var node in Nodes)
            {
                if (node.Firsts is not { } words)
                {
                    return null;
                }

                firsts.AddRange(words);
                if (!node.Optional)
                {
                    return firsts;
                }
            }

            return firsts;
        }
    }

    public ulong Step(in PhraseScan scan, ulong from)
    {
        foreach (var node in Nodes)
        {
            if (from == 0)
            {
                return 0;
            }

            from = node.Step(scan, from);
        }

        return from;
    }
}
