using Polly;

namespace Agent.Api.Model.Resilience;

/// <summary>One request to a model with everything it takes: what is sent again with each attempt, and how far it got.</summary>
internal sealed class ModelCall(string model, HttpRequestMessage request, byte[] body)
{
    private static readonly ResiliencePropertyKey<ModelCall> Key = new("model_call");

    public string Model { get; } = model;

    /// <summary>When patience with the request as a whole ends.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Tells a caller that gave up from time that ran out.</summary>
    public required CancellationToken Caller { get; init; }

    public int Attempts { get; set; }

    /// <summary>The attempt under way has failed already: nothing is left to race.</summary>
    public bool Failed { get; set; }

    /// <summary>How the last attempt failed; null before the first failure.</summary>
    public ModelOutReason? Reason { get; set; }

    /// <summary>The pause the server asked for last.</summary>
    public TimeSpan? Pause { get; set; }

    public static ModelCall Of(ResilienceContext context) =>
        context.Properties.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("No call in the context.");

    public void Enter(ResilienceContext context) => context.Properties.Set(Key, this);

    /// <summary>The request anew: attempts may overlap, and each gets its own trace headers.</summary>
    public HttpRequestMessage NewRequest()
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = request.Content is null ? null : new ByteArrayContent(body),
        };
        Copy(request.Headers, copy.Headers);
        if (request.Content is not null)
        {
            Copy(request.Content.Headers, copy.Content!.Headers);
        }

        return copy;
    }

    private static void Copy(System.Net.Http.Headers.HttpHeaders from, System.Net.Http.Headers.HttpHeaders to)
    {
        foreach (var (name, values) in from.NonValidated)
        {
            to.TryAddWithoutValidation(name, values);
        }
    }
}
