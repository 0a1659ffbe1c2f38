using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Plugins;

namespace Agent.Api;

/// <summary>How the service writes JSON: snake_case, text readable (the output is JSON, never HTML).</summary>
internal static class ApiJson
{
    /// <summary>For JSON built node by node.</summary>
    public static JsonSerializerOptions Text { get; } = Create();

    /// <summary>Sets up the HTTP side the same way.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.TypeInfoResolverChain.Insert(0, WireJson.Default);
        options.TypeInfoResolverChain.Insert(1, DomainJson.Default);
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}
