using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

/// <summary>No services at all, so that a kernel need not ask whether it has any.</summary>
internal sealed class NoServices : IServiceProvider, IKeyedServiceProvider
{
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) =>
        serviceType.IsGenericType && serviceType.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            ? Array.CreateInstance(serviceType.GetGenericArguments()[0], 0)
            : null;

    public object? GetKeyedService(Type serviceType, object? serviceKey) => GetService(serviceType);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) =>
        throw new InvalidOperationException($"No service of type '{serviceType}' is registered.");
}

/// <summary>The keys services were registered under, by type and in order. Only a kernel's own builder records them.</summary>
internal sealed class ServiceKeys(ILookup<Type, object?> keys)
{
    public IEnumerable<object?> Of(Type type) => keys[type];

    public static ServiceKeys Record(IServiceCollection services) =>
        new(services
            .Where(service => service.IsKeyedService)
            .DistinctBy(service => (service.ServiceType, service.ServiceKey))
            .ToLookup(service => service.ServiceType, service => service.ServiceKey));
}

/// <summary>Finds services with or without a key.</summary>
internal static class ServiceLookup
{
    public static T? Find<T>(IServiceProvider services, object? key)
        where T : class
    {
        if (key is not null)
        {
            return services is IKeyedServiceProvider keyed ? (T?)keyed.GetKeyedService(typeof(T), key) : null;
        }

        return services.GetService<T>() ?? All<T>(services).LastOrDefault();
    }

    public static IEnumerable<T> All<T>(IServiceProvider services)
        where T : class
    {
        var plain = services.GetServices<T>();
        return services is IKeyedServiceProvider && services.GetService<ServiceKeys>() is { } keys
            ? plain.Concat(keys.Of(typeof(T)).SelectMany(services.GetKeyedServices<T>))
            : plain;
    }
}
