using System.Collections.Concurrent;

namespace Microsoft.SemanticKernel;

/// <summary>Reads templates. A template's text is read once and remembered.</summary>
internal static class TemplateParser
{
    // Prompts made up at run time must not pile up here.
    private const int MostRemembered = 500;

    private static readonly ConcurrentDictionary<string, Block[]> Known = new(StringComparer.Ordinal);

    public static Block[] Parse(string template)
    {
        if (Known.TryGetValue(template, out var blocks))
        {
            return blocks;
        }

        blocks = [.. Read(template)];
        if (Known.Count < MostRemembered)
        {
            Known.TryAdd(template, blocks);
        }

        return blocks;
    }

    private static IEnumerable<Block> Read(string template)
    {
        var position = 0;
        while (position < template.Length)
        {
            var open = template.IndexOf("{{", position, StringComparison.Ordinal);
            var close = open < 0 ? -1 : EndOf(template, open + 2);
            if (close < 0)
            {
                break;
            }

            // "{{{" opens at its last two braces.
            while (template[open + 2] == '{')
            {
                open++;
            }

            var inside = template[(open + 2)..close].Trim();
            if (open > position)
            {
                yield return new Block.Literal(template[position..open]);
            }

            yield return inside.Length == 0 ? new Block.Literal(template[open..(close + 2)]) : CodeParser.Parse(inside);
            position = close + 2;
        }

        if (position < template.Length)
        {
            yield return new Block.Literal(template[position..]);
        }
    }

    // Braces inside quotes do not close.
    private static int EndOf(string template, int from)
    {
        var quote = '\0';
        for (var i = from; i < template.Length - 1; i++)
        {
            var c = template[i];
            if (quote != '\0')
            {
                if (c == '\\')
                {
                    i++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c == '}' && template[i + 1] == '}')
            {
                return i;
            }
        }

        return -1;
    }
}
