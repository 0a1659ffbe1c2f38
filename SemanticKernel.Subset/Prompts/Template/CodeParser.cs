using System.Text;

namespace Microsoft.SemanticKernel;

/// <summary>Reads what stands between the braces: <c>$value</c>, <c>'text'</c>, <c>Plugin.function $value other='text'</c>.</summary>
internal static class CodeParser
{
    public static Block Parse(string code)
    {
        var tokens = Split(code);
        if (IsValue(tokens[0]))
        {
            return tokens.Count == 1 ? Value(tokens[0], code) : throw Unreadable(code, "a value takes no arguments");
        }

        var dot = tokens[0].IndexOf('.', StringComparison.Ordinal);
        var (plugin, function) = dot < 0 ? (null, tokens[0]) : (tokens[0][..dot], tokens[0][(dot + 1)..]);
        return Valid(function) && (plugin is null || Valid(plugin))
            ? new Block.Call(plugin, function, [.. tokens.Skip(1).Select((token, index) => Argument(token, index, code))])
            : throw Unreadable(code, $"'{tokens[0]}' is no function name");
    }

    private static Block.Argument Argument(string token, int index, string code)
    {
        var equals = IsValue(token) ? -1 : token.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return index == 0 ? new(null, Value(token, code)) : throw Unreadable(code, "only the first argument can be without a name");
        }

        var name = token[..equals].Trim();
        return Valid(name) ? new(name, Value(token[(equals + 1)..].Trim(), code)) : throw Unreadable(code, $"'{name}' is no argument name");
    }

    private static Block Value(string token, string code)
    {
        if (token.Length > 1 && token[0] == '$' && Valid(token[1..]))
        {
            return new Block.Variable(token[1..]);
        }

        return token.Length > 1 && token[0] is '\'' or '"' && token[^1] == token[0]
            ? new Block.Quoted(Unescape(token[1..^1]))
            : throw Unreadable(code, $"'{token}' is neither a variable nor quoted text");
    }

    // Tokens end at spaces outside quotes; around "=" spaces do not count.
    private static List<string> Split(string code)
    {
        var tokens = new List<string>();
        var token = new StringBuilder();
        var quote = '\0';
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[i];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (token.Length > 0 && token[^1] != '=' && NextVisible(code, i) != '=')
                {
                    tokens.Add(token.ToString());
                    token.Clear();
                }

                continue;
            }

            token.Append(c);
            if (quote != '\0' && c == '\\' && i + 1 < code.Length)
            {
                token.Append(code[++i]);
            }
            else if (c is '\'' or '"')
            {
                quote = quote == '\0' ? c : quote == c ? '\0' : quote;
            }
        }

        if (token.Length > 0)
        {
            tokens.Add(token.ToString());
        }

        return tokens;
    }

    private static char NextVisible(string code, int from)
    {
        while (from < code.Length && char.IsWhiteSpace(code[from]))
        {
            from++;
        }

        return from < code.Length ? code[from] : '\0';
    }

    private static string Unescape(string text) =>
        text.Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);

    private static bool IsValue(string token) => token[0] is '$' or '\'' or '"';

    private static bool Valid(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static KernelException Unreadable(string code, string why) => new($"The template block '{{{{{code}}}}}' cannot be read: {why}.");
}
