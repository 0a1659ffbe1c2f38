using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.Services;

namespace Microsoft.SemanticKernel;

/// <summary>Finds the value of one parameter: from the run itself, from the services, or from the arguments.</summary>
internal sealed class ParameterBinder
{
    private readonly Func<MethodFunction, FunctionInvocation, object?> _bind;

    private ParameterBinder(Func<MethodFunction, FunctionInvocation, object?> bind, KernelParameterMetadata? metadata = null)
    {
        _bind = bind;
        Metadata = metadata;
    }

    /// <summary>What the model is told of the parameter; null when it is none of the model's business.</summary>
    public KernelParameterMetadata? Metadata { get; }

    public static ParameterBinder Of(ParameterInfo parameter)
    {
        if (parameter.ParameterType.IsByRef)
        {
            throw new ArgumentException($"The parameter '{parameter.Name}' is passed by reference; a function cannot have such.");
        }

        return parameter.GetCustomAttribute<FromKernelServicesAttribute>() is { } service ? FromServices(parameter, service.ServiceKey)
            : FromRun(parameter.ParameterType) is { } bind ? new(bind)
            : FromArguments(parameter);
    }

    public object? Bind(MethodFunction function, FunctionInvocation run) => _bind(function, run);

    private static Func<MethodFunction, FunctionInvocation, object?>? FromRun(Type type) =>
        type == typeof(Kernel) ? static (_, run) => run.Kernel
        : type == typeof(KernelFunction) ? static (function, _) => function
        : type == typeof(KernelArguments) ? static (_, run) => run.Arguments
        : type == typeof(CancellationToken) ? static (_, run) => run.CancellationToken
        : type == typeof(CultureInfo) || type == typeof(IFormatProvider) ? static (_, run) => run.Kernel.Culture
        : type == typeof(ILoggerFactory) ? static (_, run) => run.Kernel.LoggerFactory
        : type == typeof(ILogger) ? static (function, run) => run.Kernel.LoggerFactory.CreateLogger(function.Method.DeclaringType ?? typeof(KernelFunction))
        : type == typeof(IAIServiceSelector) ? static (_, run) => run.Kernel.ServiceSelector
        : null;

    private static ParameterBinder FromServices(ParameterInfo parameter, object? key)
    {
        var type = parameter.ParameterType;
        var hasDefault = parameter.HasDefaultValue;
        var fallback = DefaultOf(parameter);
        return new((_, run) =>
            Find(run.Kernel.Services, type, key)
            ?? (hasDefault ? fallback : throw NoService(parameter)));
    }

    private static KernelException NoService(ParameterInfo parameter) =>
        new(
            $"No service for the parameter '{parameter.Name}' of type '{parameter.ParameterType}' is registered.",
            new ArgumentException("There is no such service.", parameter.Name));

    private static object? Find(IServiceProvider services, Type type, object? key) =>
        key is null ? services.GetService(type)
        : services is IKeyedServiceProvider keyed ? keyed.GetKeyedService(type, key)
        : null;

    private static ParameterBinder FromArguments(ParameterInfo parameter)
    {
        var name = parameter.Name ?? throw new ArgumentException("A function's parameters need names.");
        var type = parameter.ParameterType;
        var convert = ArgumentConverter.To(type, name);
        var optional = parameter.HasDefaultValue;
        var fallback = DefaultOf(parameter);
        return new(
            (_, run) =>
            {
                if (run.Arguments.TryGetValue(name, out var value))
                {
                    return convert(value, run.Kernel.Culture);
                }

                return optional ? fallback : throw Missing(name);
            },
            new KernelParameterMetadata(name)
            {
                Description = parameter.GetCustomAttribute<DescriptionAttribute>(inherit: true)?.Description ?? "",
                DefaultValue = parameter.HasDefaultValue ? parameter.DefaultValue : null,
                IsRequired = !parameter.IsOptional,
                ParameterType = type,
            });
    }

    // A struct's "= default" comes as null.
    private static object? DefaultOf(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
        {
            return null;
        }

        var type = parameter.ParameterType;
        var value = parameter.DefaultValue;
        return value is null && type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : value;
    }

    private static KernelException Missing(string name) =>
        new($"Missing argument for function parameter '{name}'", new ArgumentException("Missing argument for function parameter", name));
}
