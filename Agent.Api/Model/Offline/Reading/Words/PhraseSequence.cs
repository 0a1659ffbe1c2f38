namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>Pieces one after the other.</summary>
internal sealed class PhraseSequence
{
    private readonly PhraseNode[] _nodes;

    public PhraseSequence(IReadOnlyList<PhraseNode> nodes)
    {
        _nodes = [.. nodes];
        Optional = nodes.All(node => node.Optional);
        Firsts = FirstsOf(nodes);
    }

    public IReadOnlyList<PhraseNode> Nodes => _nodes;

    public bool Optional { get; }

    public IReadOnlyList<WordNode>? Firsts { get; }

    public ulong Step(in PhraseScan scan, ulong from)
    {
        foreach (var node in _nodes)
        {
            if (from == 0)
            {
                return 0;
            }

            from = node.Step(scan, from);
        }

        return from;
    }

    private static List<WordNode>? FirstsOf(IReadOnlyList<PhraseNode> nodes)
    {
        var firsts = new List<WordNode>();
        foreach (var node in nodes)
        {
            if (node.Firsts is not { } words)
            {
                return null;
            }

            firsts.AddRange(words);
            if (!node.Optional)
            {
                break;
            }
        }

        return firsts;
    }
}
