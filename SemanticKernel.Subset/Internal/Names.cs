using System.Buffers;
using System.Runtime.CompilerServices;

namespace Microsoft.SemanticKernel;

/// <summary>What plugins and functions may be called: ASCII letters, digits, underscore; in functions a hyphen as well.</summary>
internal static class Names
{
    private static readonly SearchValues<char> Plugin =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly SearchValues<char> Function =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public static string CheckPlugin(string? name, [CallerArgumentExpression(nameof(name))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameter);
        return name.AsSpan().ContainsAnyExcept(Plugin)
            ? throw new ArgumentException($"'{name}' cannot name a plugin: use ASCII letters, digits and underscores.", parameter)
            : name;
    }

    public static string CheckFunction(string? name, [CallerArgumentExpression(nameof(name))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameter);
        return name.AsSpan().ContainsAnyExcept(Function)
            ? throw new ArgumentException($"'{name}' cannot name a function: use ASCII letters, digits, underscores and hyphens.", parameter)
            : name;
    }

    /// <summary>Makes a method's name fit for a function: what is not allowed becomes an underscore.</summary>
    public static string Sanitize(string name) =>
        name.AsSpan().ContainsAnyExcept(Plugin)
            ? string.Concat(name.Select(c => Plugin.Contains(c) ? c : '_'))
            : name;
}
