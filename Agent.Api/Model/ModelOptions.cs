using System.ComponentModel.DataAnnotations;

namespace Agent.Api.Model;

/// <summary>Which model answers. Section <c>OpenAI</c>. Neither key nor endpoint: the embedded offline model.</summary>
internal sealed class ModelOptions
{
    public const string Section = "OpenAI";

    /// <summary>Key of the provider. Some local servers need none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The model's name at the provider. Default <c>gpt-4o-mini</c>.</summary>
    [Required]
    public string Model { get; init; } = "gpt-4o-mini";

    /// <summary>Base address of an OpenAI-compatible server, with its version path (<c>http://localhost:11434/v1</c>). Default: OpenAI's.</summary>
    public Uri? Endpoint { get; set; }

    public bool IsOffline => string.IsNullOrWhiteSpace(ApiKey) && Endpoint is null;

    /// <summary>What results and traces name as the model.</summary>
    public string Name => IsOffline ? "offline" : Model;
}
