namespace Microsoft.SemanticKernel.Services;

/// <summary>Reads the attributes a service usually has.</summary>
public static class AIServiceExtensions
{
    public static string? GetModelId(this IAIService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.Attributes.GetValueOrDefault("ModelId") as string;
    }

    public static string? GetEndpoint(this IAIService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.Attributes.GetValueOrDefault("Endpoint") as string;
    }
}
