using System.Text;
using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>A text in folded letters that knows where each of them came from.</summary>
internal sealed class FoldedText
{
    private readonly List<int> _starts = [];

    private readonly int _length;

    private FoldedText(string source)
    {
        var folded = new StringBuilder(source.Length);

        for (var at = 0; at < source.Length;)
        {
            Rune.DecodeFromUtf16(source.AsSpan(at), out var rune, out var length);
            foreach (var letter in Letters.Fold(rune))
            {
                folded.Append(letter);
                _starts.Add(at);
            }

            at += length;
        }

        (Text, _length) = (folded.ToString(), source.Length);
    }

    public string Text { get; }

    public static FoldedText Of(string source) => new(source);

    /// <summary>The stretch of the source that a stretch of the folded text stands for.</summary>
    public (int Start, int End) Span(int index, int length) =>
        (_starts[index], index + length < _starts.Count ? _starts[index + length] : _length);
}
