using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel;

/// <summary>A function the model wants called. When its arguments could not be read, <see cref="Exception"/> says so.</summary>
public sealed class FunctionCallContent : KernelContent
{
    [JsonConstructor]
    public FunctionCallContent(string functionName, string? pluginName = null, string? id = null, KernelArguments? arguments = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(functionName);
        FunctionName = functionName;
        PluginName = pluginName;
        Id = id;
        Arguments = arguments;
    }

    public string? Id { get; }

    public string? PluginName { get; }

    public string FunctionName { get; }

    public KernelArguments? Arguments { get; }

    [JsonIgnore]
    public Exception? Exception { get; init; }

    /// <summary>Runs the function inside the function filters. Unknown: <see cref="KeyNotFoundException"/>; unreadable arguments: theirs.</summary>
    public async Task<FunctionResultContent> InvokeAsync(Kernel kernel, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (Exception is not null)
        {
            throw Exception;
        }

        var function = kernel.Plugins.GetFunction(PluginName, FunctionName);
        var result = await function.InvokeAsync(kernel, Arguments, cancellationToken).ConfigureAwait(false);
        return new FunctionResultContent(this, result);
    }

    public static IEnumerable<FunctionCallContent> GetFunctionCalls(ChatMessageContent messageContent)
    {
        ArgumentNullException.ThrowIfNull(messageContent);
        return messageContent.Items.OfType<FunctionCallContent>();
    }
}
