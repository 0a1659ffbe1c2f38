using System.Net;
using System.Text;

namespace Microsoft.SemanticKernel;

/// <summary>
/// A template of the kernel's own language. What is inserted is HTML-encoded unless declared safe, so that text from
/// outside cannot open a message of its own.
/// </summary>
internal sealed class PromptTemplate : IPromptTemplate
{
    private readonly Block[] _blocks;
    private readonly HashSet<string> _safe;
    private readonly bool _trustValues;
    private readonly bool _trustFunctions;

    public PromptTemplate(PromptTemplateConfig config, bool trustAll)
    {
        _blocks = TemplateParser.Parse(config.Template);
        AddMissing(config);
        _trustValues = trustAll;
        _trustFunctions = trustAll || config.AllowDangerouslySetContent;
        _safe = config.InputVariables
            .Where(input => input.AllowDangerouslySetContent)
            .Select(input => input.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public async Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        arguments ??= [];
        var rendered = new StringBuilder();
        foreach (var block in _blocks)
        {
            rendered.Append(block switch
            {
                Block.Literal literal => literal.Text,
                Block.Quoted quoted => Encode(quoted.Text, _trustValues),
                Block.Variable variable => Value(variable, kernel, arguments),
                Block.Call call => Encode(await CallAsync(call, kernel, arguments, cancellationToken).ConfigureAwait(false), _trustFunctions),
                _ => "",
            });
        }

        return rendered.ToString();
    }

    private string? Value(Block.Variable variable, Kernel kernel, KernelArguments arguments) =>
        arguments.TryGetValue(variable.Name, out var value)
            ? Encode(Text.From(value, kernel.Culture), _trustValues || _safe.Contains(variable.Name))
            : null;

    private static async Task<string> CallAsync(Block.Call call, Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken)
    {
        var function = kernel.Plugins.GetFunction(call.Plugin, call.Function);
        if (call.Arguments.Count > 0)
        {
            arguments = Extend(call, function, arguments);
        }

        return (await kernel.InvokeAsync(function, arguments, cancellationToken).ConfigureAwait(false)).ToString();
    }

    // The call sees the prompt's arguments and its own; the prompt's are not changed.
    private static KernelArguments Extend(Block.Call call, KernelFunction function, KernelArguments arguments)
    {
        var extended = new KernelArguments(arguments);
        foreach (var (name, value) in call.Arguments)
        {
            var parameter = name ?? (function.Metadata.Parameters is [var first, ..]
                ? first.Name
                : throw new ArgumentException($"The function '{function}' takes no argument."));
            extended[parameter] = value switch
            {
                Block.Quoted quoted => quoted.Text,
                Block.Variable variable => arguments.TryGetValue(variable.Name, out var found) ? found : null,
                _ => null,
            };
        }

        return extended;
    }

    private static string? Encode(string? text, bool safe) => safe ? text : WebUtility.HtmlEncode(text);

    // A variable nobody declared is a required input, so that the function's metadata is complete.
    private void AddMissing(PromptTemplateConfig config)
    {
        var declared = config.InputVariables.Select(input => input.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var used = _blocks.SelectMany(block => block is Block.Call call ? call.Arguments.Select(argument => argument.Value) : [block]);
        config.InputVariables.AddRange(used
            .OfType<Block.Variable>()
            .Where(variable => declared.Add(variable.Name))
            .Select(variable => new InputVariable { Name = variable.Name }));
    }
}
