using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;

namespace Microsoft.SemanticKernel;

/// <summary>What a type offers as a plugin. Read once per type: plugins are made per unit of work, types do not change.</summary>
internal sealed class PluginShape
{
    private static readonly ConcurrentDictionary<Type, PluginShape> Known = new();

    private readonly MethodShape[] _methods;

    private PluginShape(Type type)
    {
        _methods =
        [
            .. type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
                .Where(method => method.IsDefined(typeof(KernelFunctionAttribute), inherit: true))
                .Select(MethodShape.Of),
        ];
        if (_methods.Length == 0)
        {
            throw new ArgumentException($"The type '{type}' has no method marked [{nameof(KernelFunctionAttribute)}].");
        }

        Name = NameOf(type);
        Description = type.GetCustomAttribute<DescriptionAttribute>(inherit: true)?.Description;
    }

    private string Name { get; }

    private string? Description { get; }

    public static PluginShape Of(Type type) => Known.GetOrAdd(type, static key => new PluginShape(key));

    public KernelPlugin For(object target, string? pluginName)
    {
        pluginName ??= Name;
        return new FunctionsPlugin(pluginName, Description, _methods.Select(method => method.Bind(target, pluginName)));
    }

    private static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsGenericType
            ? $"{name}_{string.Join('_', type.GetGenericArguments().Select(NameOf))}"
            : Names.Sanitize(name);
    }
}
