using System.Numerics;

namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>
/// One piece of a phrase. A set of places is a bit mask counted from the word where the phrase begins, so every way to match is followed
/// at once and no text can make it slow.
/// </summary>
internal abstract class PhraseNode
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
internal readonly record struct PhraseScan(List<Word> Words, int Start, int Length)
{
    public Word this[int place] => Words[Start + place];
}

/// <summary>A word: whole, or by its beginning, its end or both ("integr*", "*leiter").</summary>
internal sealed class WordNode(string prefix, string suffix, bool whole) : PhraseNode
{
    // "*leiter" stands for compounds; a single letter before it is none.
    private const int ShortestRest = 2;

    public string Prefix => prefix;

    public string Suffix => suffix;

    public bool Whole => whole;

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

/// <summary>A number that is no sum of money, or a sum of money.</summary>
internal sealed class NumberNode(bool money) : PhraseNode
{
    public override IReadOnlyList<WordNode>? Firsts => null;

    public override bool Optional => false;

    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var next = 0UL;
        for (var rest = from; rest != 0; rest &= rest - 1)
        {
            var place = BitOperations.TrailingZeroCount(rest);
            next |= place < scan.Length && IsMeant(scan[place].Kind) ? 1UL << (place + 1) : 0;
        }

        return next;
    }

    private bool IsMeant(WordKind kind) => money ? kind is WordKind.Money : kind is WordKind.Number or WordKind.Figures;
}

/// <summary>Some words, whichever they are; a narrow gap ends at a comma.</summary>
internal sealed class GapNode(int min, int max, bool narrow) : PhraseNode
{
    public override IReadOnlyList<WordNode>? Firsts => null;

    public override bool Optional => min == 0;

    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var (result, reached) = (min == 0 ? from : 0UL, from);
        for (var count = 1; count <= max && reached != 0; count++)
        {
            var next = 0UL;
            for (var rest = reached; rest != 0; rest &= rest - 1)
            {
                var place = BitOperations.TrailingZeroCount(rest);
                next |= place < scan.Length && !(narrow && scan[place].AfterBreak) ? 1UL << (place + 1) : 0;
            }

            reached = next;
            result |= count >= min ? reached : 0;
        }

        return result;
    }
}

/// <summary>Holds where none of the choices follows.</summary>
internal sealed class NotAheadNode(ChoiceNode choices) : PhraseNode
{
    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var here = scan;
        return Where(from, place => choices.Step(here, 1UL << place) == 0);
    }
}

/// <summary>Holds where none of the choices stands before; only plain words are looked for.</summary>
internal sealed class NotBehindNode(IReadOnlyList<IReadOnlyList<WordNode>> choices) : PhraseNode
{
    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var here = scan;
        return Where(from, place => !choices.Any(choice => StandsBefore(here, here.Start + place, choice)));
    }

    private static bool StandsBefore(PhraseScan scan, int end, IReadOnlyList<WordNode> choice)
    {
        var begin = end - choice.Count;
        var sentence = scan.Words[scan.Start].Sentence;

        return begin >= 0 && scan.Words[begin].Sentence == sentence && choice.Select((word, i) => word.Fits(scan.Words[begin + i].Text)).All(fits => fits);
    }
}

/// <summary>Holds before a word that a comma, a colon, a bracket, a slash or a dash stands before.</summary>
internal sealed class BreakNode : PhraseNode
{
    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var here = scan;
        return Where(from, place => place < here.Length && here[place].AfterBreak);
    }
}

/// <summary>Holds at the first word of a sentence, or after its last one.</summary>
internal sealed class EdgeNode(bool first) : PhraseNode
{
    public override ulong Step(in PhraseScan scan, ulong from)
    {
        var here = scan;
        return Where(from, place => first
            ? here.Start + place == 0 || (place < here.Length && here.Words[here.Start + place - 1].Sentence != here[place].Sentence)
            : place == here.Length);
    }
}
