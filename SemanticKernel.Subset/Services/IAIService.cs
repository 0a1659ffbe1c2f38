namespace Microsoft.SemanticKernel.Services;

/// <summary>A service that answers with a model. Its attributes say which: <c>ModelId</c>, <c>Endpoint</c>.</summary>
public interface IAIService
{
    IReadOnlyDictionary<string, object?> Attributes { get; }
}
