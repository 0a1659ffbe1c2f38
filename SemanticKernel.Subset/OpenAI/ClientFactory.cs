using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.DependencyInjection;
using OpenAI;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>Makes the client of the OpenAI library. With an HttpClient of ours it neither retries nor times out: the HttpClient does.</summary>
internal static class ClientFactory
{
    public static readonly Uri PublicEndpoint = new("https://api.openai.com/v1");

    private static readonly Lazy<HttpClient> Shared = new(() =>
        new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }, disposeHandler: false));

    public static HttpClient HttpClientOf(HttpClient? given, IServiceProvider services) =>
        given ?? services.GetService<HttpClient>() ?? Shared.Value;

    public static Uri EndpointOf(Uri? given, HttpClient? http) => given ?? http?.BaseAddress ?? PublicEndpoint;

    public static OpenAIClient Create(string? apiKey, Uri endpoint, string? organization, HttpClient? http)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = endpoint,
            OrganizationId = organization,
            UserAgentApplicationId = "Semantic-Kernel",
        };
        options.AddPolicy(VersionHeader.Instance, PipelinePosition.PerCall);
        if (http is not null)
        {
            options.Transport = new HttpClientPipelineTransport(http);
            options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
            options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        }

        // A server of one's own may need no key, but the library does.
        var key = string.IsNullOrWhiteSpace(apiKey) && endpoint != PublicEndpoint ? " " : apiKey;
        ArgumentException.ThrowIfNullOrEmpty(key, nameof(apiKey));
        return new OpenAIClient(new ApiKeyCredential(key), options);
    }

    private sealed class VersionHeader : PipelinePolicy
    {
        public static VersionHeader Instance { get; } = new();

        private static readonly string Version = typeof(VersionHeader).Assembly.GetName().Version?.ToString() ?? "0";

        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            message.Request.Headers.Set("Semantic-Kernel-Version", Version);
            ProcessNext(message, pipeline, currentIndex);
        }

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            message.Request.Headers.Set("Semantic-Kernel-Version", Version);
            return ProcessNextAsync(message, pipeline, currentIndex);
        }
    }
}
