namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>Names of functions on the wire: plugin, separator, function; split at the first separator.</summary>
internal static class ToolNames
{
    public static string Join(string? plugin, string function) =>
        string.IsNullOrEmpty(plugin) ? function : $"{plugin}{OpenAIFunction.NameSeparator}{function}";

    public static (string? Plugin, string Function) Split(string name)
    {
        var separator = OpenAIFunction.NameSeparator;
        var at = name.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (null, name) : (name[..at].Trim(), name[(at + separator.Length)..].Trim());
    }

    /// <summary>Whether the request that is being answered offered this function.</summary>
    public static bool Offers(IReadOnlyList<KernelFunction>? functions, FunctionCallContent call)
    {
        for (var i = 0; i < functions?.Count; i++)
        {
            var function = functions[i];
            if (string.Equals(function.Name, call.FunctionName, StringComparison.OrdinalIgnoreCase)
                && string.Equals(function.PluginName ?? "", call.PluginName ?? "", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
