namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>
/// Numbers in words: "fifteen thousand", "fünfzigtausend", "deux cent cinquante mille", "medio millón", "a couple hundred", "hundreds".
/// The words come from the vocabularies; how they add up is the same in all four languages.
/// </summary>
internal static class NumberWords
{
    // In words: "nine hundred and ninety-nine million nine hundred ..." is less.
    private const int LongestNumber = 20;

    private static readonly Sense[] Numbers = [Sense.Card, Sense.One, Sense.Scale];

    public static Figure? At(Passage text, int at)
    {
        return text[at].IsWord && !(text.Touches(at) && text[at - 1].IsNumber) ? Many(text, at) ?? Counted(text, at) : null;
    }

    // "hundreds of", "Tausende", "des centaines de", "miles de"
    private static Figure? Many(Passage text, int at) =>
        text.Find(at, Sense.Many) is { } many ? new Figure(at, text.Skip(many.To, Sense.Of), many.Number, "", many.Number >= 1_000 ? many.Number : 1, true) : null;

    private static Figure? Counted(Passage text, int at)
    {
        var sum = new Sum();
        var next = at;

        while (next - at < LongestNumber && Step(text, next, sum) is { } after)
        {
            next = after;
        }

        // "un millón de euros": the little word belongs to what is counted
        return sum.Any && next > at ? new Figure(at, next, sum.Total, "", sum.Scaled, false) : null;
    }

    private static int? Step(Passage text, int at, Sum sum)
    {
        if (!sum.Any && Start(text, at, sum) is { } start)
        {
            return start;
        }

        if (text.Find(at, Sense.Card) is { } card)
        {
            return sum.Add(card.Number) ? card.To : null;
        }

        // "quatre-vingt-un", "ciento un": alone it is an article
        if (sum.Any && text.Find(at, Sense.One) is { } one)
        {
            return sum.Add(1) ? one.To : null;
        }

        if (text.Find(at, Sense.Scale) is { } scale && IsWord(text, scale))
        {
            return sum.Scale(scale.Number) ? scale.To : null;
        }

        if (text[at].IsWord && text[at].Text.Length > 5 && GermanNumber.Parse(text[at].Text) is { } compound)
        {
            return sum.Add(compound) ? at + 1 : null;
        }

        if (sum.Any && text.Find(at, Sense.AndHalf) is { } half)
        {
            return sum.AddHalf() ? half.To : null;
        }

        if (sum.Any && text.Find(at, Sense.And) is { } and && sum.CanGrow && text.Find(and.To, Numbers) is not null)
        {
            return sum.Fits(text.Find(and.To, Sense.Card)?.Number ?? (text.Is(and.To, Sense.One) ? 1 : 100)) ? and.To : null;
        }

        return null;
    }

    // What may stand before a scale only: "a hundred", "half a million", "a couple of thousand", "quelques milliers".
    private static int? Start(Passage text, int at, Sum sum)
    {
        if (text.Find(at, Sense.Half) is { } half)
        {
            var after = text.Skip(half.To, Sense.Article);
            return text.Find(after, Sense.Scale) is { } scale && IsWord(text, scale) && sum.Add(0.5m) && sum.Scale(scale.Number) ? scale.To : null;
        }

        if (text.Find(at, Sense.Some) is { } some)
        {
            var after = text.Skip(some.To, Sense.Of);
            return text.Find(after, Sense.Scale) is { } scale && IsWord(text, scale) && sum.Add(some.Number) && sum.Scale(scale.Number) ? scale.To : null;
        }

        if (text.Find(at, Sense.Article) is { } article)
        {
            return text.Is(article.To, Sense.Half) ? Start(text, article.To, sum)
                : text.Find(article.To, Sense.Scale) is { } scale && IsWord(text, scale) && sum.Scale(scale.Number) ? scale.To : null;
        }

        return null;
    }

    // "k" and "m" scale figures, not words; "une trentaine de k" is said.
    private static bool IsWord(Passage text, Term scale) => scale.Length > 1 || text[scale.From].Text.Length > 2;

    private sealed class Sum
    {
        private decimal _total;
        private decimal _part;
        private decimal _room = decimal.MaxValue;
        private decimal _lastScale = decimal.MaxValue;

        public bool Any { get; private set; }

        /// <summary>The last scale said, from a thousand; 1 without.</summary>
        public decimal Scaled { get; private set; } = 1;

        public decimal Total => _total + _part;

        public bool CanGrow => _room > 1;

        public bool Fits(decimal number) => !Any || number < _room;

        public bool Add(decimal number)
        {
            if (!Fits(number))
            {
                return false;
            }

            _part += number;
            _room = RoomAfter(number);
            Scaled = number >= 1_000 ? 1_000 : Scaled;
            return Any = true;
        }

        public bool Scale(decimal scale)
        {
            // "mille cent": what follows a thousand is counted anew
            if (Any && _part == 0 && scale < 1_000)
            {
                return Add(scale);
            }

            if (scale >= _lastScale)
            {
                return false;
            }

            if (scale < 1_000)
            {
                if (_part >= 100)
                {
                    return false;
                }

                (_part, _room) = ((_part == 0 ? 1 : _part) * scale, scale);
            }
            else
            {
                (_total, _part) = (_total + ((_part == 0 ? 1 : _part) * scale), 0);
                (_room, _lastScale, Scaled) = (scale, scale, scale);
            }

            return Any = true;
        }

        /// <summary>"one and a half", "un million et demi": half of what was said last.</summary>
        public bool AddHalf()
        {
            _room = 0;

            if (_part > 0 || _lastScale == decimal.MaxValue)
            {
                _part += 0.5m;
            }
            else
            {
                _total += _lastScale / 2;
            }

            return true;
        }

        // Twenty takes a unit, a hundred takes tens; after soixante and quatre-vingt the French count on to nineteen.
        private static decimal RoomAfter(decimal number) =>
            number % 1 != 0 ? 0
            : number is 60 or 80 ? 20
            : number >= 100 && number % 1_000 == 0 ? 1_000
            : number >= 100 && number % 100 == 0 ? 100
            : number < 100 && number >= 10 && number % 10 == 0 ? 10
            : 0;
    }
}
