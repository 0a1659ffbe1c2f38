using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SemanticKernel.Services;

/// <summary>
/// Goes through the settings in order: a service registered under the settings' key, then one with the settings' model;
/// last the "default" settings with the service registered last.
/// </summary>
internal sealed class OrderedServiceSelector : IAIServiceSelector
{
    public static OrderedServiceSelector Instance { get; } = new();

    public bool TrySelectAIService<T>(
        Kernel kernel,
        KernelFunction function,
        KernelArguments arguments,
        [NotNullWhen(true)] out T? service,
        out PromptExecutionSettings? serviceSettings)
        where T : class, IAIService
    {
        serviceSettings = null;
        var choices = arguments.ExecutionSettings ?? function.ExecutionSettings;
        if (choices is null || choices.Count == 0)
        {
            service = ServiceLookup.Find<T>(kernel.Services, null);
            return service is not null;
        }

        foreach (var (key, settings) in choices)
        {
            serviceSettings = settings;
            service = Named<T>(kernel, key) ?? ForModel<T>(kernel, settings.ModelId);
            if (service is not null)
            {
                return true;
            }
        }

        var hasDefault = choices.TryGetValue(PromptExecutionSettings.DefaultServiceId, out serviceSettings);
        service = hasDefault ? ServiceLookup.Find<T>(kernel.Services, null) : null;
        return service is not null;
    }

    private static T? Named<T>(Kernel kernel, string key)
        where T : class =>
        key.Length == 0 || key == PromptExecutionSettings.DefaultServiceId ? null : ServiceLookup.Find<T>(kernel.Services, key);

    private static T? ForModel<T>(Kernel kernel, string? model)
        where T : class, IAIService =>
        string.IsNullOrEmpty(model) ? null : kernel.GetAllServices<T>().FirstOrDefault(service => service.GetModelId() == model);
}
