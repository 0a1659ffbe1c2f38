namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>How functions are named on the wire.</summary>
public sealed class OpenAIFunction
{
    internal OpenAIFunction()
    {
    }

    /// <summary>Stands between the plugin's name and the function's. Default "-".</summary>
    public static string NameSeparator { get; set; } = "-";
}
