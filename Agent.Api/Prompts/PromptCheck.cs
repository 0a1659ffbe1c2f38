using System.Globalization;

namespace Agent.Api.Prompts;

/// <summary>The rules every prompt must keep before it is used. The first one broken is the answer.</summary>
internal static class PromptCheck
{
    public static string TemplateFile(string name) => $"{name}/skprompt.txt";

    public static string ConfigFile(string name) => $"{name}/config.json";

    /// <exception cref="PromptException">A rule is broken.</exception>
    public static void Run(PromptText text)
    {
        var rule = PromptRule.Find(text.Name) ?? throw new PromptException(text.Name, $"found no such prompt, expected one of {Names(PromptRule.All.Select(known => known.Name))}");
        var template = TemplateFile(rule.Name);
        if (string.IsNullOrWhiteSpace(text.Template))
        {
            throw new PromptException(template, "found no text, expected a prompt");
        }

        CheckText(template, text.Template);
        CheckText(ConfigFile(rule.Name), text.Config);
        TemplateCheck.Run(template, text.Template, rule);
        ConfigCheck.Run(ConfigFile(rule.Name), text.Config, rule);
    }

    internal static string Names(IEnumerable<string> names) => names.ToList() is { Count: > 0 } some ? string.Join(", ", some) : "none";

    // No database text can hold U+0000.
    private static void CheckText(string file, string text)
    {
        if (text.IndexOf('\0', StringComparison.Ordinal) is var at and >= 0)
        {
            throw new PromptException(file, string.Create(CultureInfo.InvariantCulture, $"found the character U+0000 in line {LineOf(text, at)}, expected text"));
        }
    }

    internal static int LineOf(string text, int position) => text.AsSpan(0, position).Count('\n') + 1;
}
