using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Agent.Api.Prompts;

/// <summary>
/// What may stand in a template. Semantic Kernel is more generous: it leaves an open brace as text, fills an unknown variable with nothing,
/// sends a prompt whose tags do not match as one message of the user, and drops what is outside of the tags. All of that is a mistake here.
/// </summary>
internal static partial class TemplateCheck
{
    private static readonly string[] Roles = ["system", "user", "assistant"];

    public static void Run(string file, string template, PromptRule rule)
    {
        var used = Variables(file, template, rule);
        if (rule.Variables.FirstOrDefault(name => !used.Contains(name)) is { } missing)
        {
            throw new PromptException(file, $"found no {Braced(missing)}, expected {Braces(rule)}");
        }

        if (!template.Contains("<message", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (rule.IsAgent)
        {
            throw new PromptException(file, "found a <message> tag, expected plain text: an agent's prompt is its system message");
        }

        CheckMessages(file, template);
    }

    private static HashSet<string> Variables(string file, string template, PromptRule rule)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var open = template.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = template.IndexOf("{{", open, StringComparison.Ordinal))
        {
            var close = template.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                throw At(file, template, open, $"found {{{{ without }}}}, expected {Braces(rule)}");
            }

            var inside = template[(open + 2)..close].TrimStart('{').Trim();
            if (!Variable().IsMatch(inside) || !rule.Variables.Contains(inside[1..]))
            {
                throw At(file, template, open, $"found {{{{{Shortened(inside)}}}}}, expected {Braces(rule)}");
            }

            used.Add(inside[1..]);
            open = close + 2;
        }

        return used;
    }

    private static void CheckMessages(string file, string template)
    {
        var root = Parse(file, template);
        foreach (var node in root.Nodes())
        {
            if (node is XText text && string.IsNullOrWhiteSpace(text.Value))
            {
                continue;
            }

            if (node is not XElement { Name.LocalName: "message" } message)
            {
                throw new PromptException(file, $"found {Shortened(node.ToString())} outside of the <message> tags, where it would not be sent");
            }

            var role = message.Attribute("role")?.Value;
            if (!Roles.Contains(role))
            {
                throw new PromptException(file, $"found the role {Shortened(role ?? "none")} in a <message> tag, expected one of {PromptCheck.Names(Roles)}");
            }

            // Whoever wrote the lead must not be able to write where our own rules stand.
            if (role != "user" && Placeholder().Matches(message.ToString(SaveOptions.DisableFormatting)).Any(match => match.Groups["name"].Value == PromptRule.Lead))
            {
                throw new PromptException(file, $"found {Braced(PromptRule.Lead)} in a message of the role {role}, expected it in one of the role user");
            }
        }
    }

    private static XElement Parse(string file, string template)
    {
        try
        {
            return XElement.Parse($"<root>{template}</root>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException broken)
        {
            throw new PromptException(
                file,
                string.Create(CultureInfo.InvariantCulture, $"found tags that do not match near line {broken.LineNumber}, expected XML in and around <message> (& is &amp;, < is &lt;)"),
                broken);
        }
    }

    private static PromptException At(string file, string template, int position, string problem) =>
        new(file, string.Create(CultureInfo.InvariantCulture, $"line {PromptCheck.LineOf(template, position)}: {problem}"));

    private static string Braces(PromptRule rule) => rule.IsAgent ? "no variables: an agent's prompt has none" : PromptCheck.Names(rule.Variables.Select(Braced));

    private static string Braced(string name) => $"{{{{${name}}}}}";

    private static string Shortened(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 60 ? line : string.Concat(line.AsSpan(0, 60), "…");
    }

    [GeneratedRegex(@"^\$[A-Za-z0-9_]+$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{\{\s*\$(?<name>[A-Za-z0-9_]+)\s*\}\}")]
    private static partial Regex Placeholder();
}
