using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Bench;

/// <summary>A closed loop: so many leads are under way at any moment; the next one is posted when one is answered.</summary>
internal sealed class Load(Uri url, int inFlight, Leads leads) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = inFlight }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly Uri _door = new(url, "/lead");

    public void Dispose() => _client.Dispose();

    /// <summary>Returns when the service says that it is ready; a minute at most.</summary>
    public async Task WaitUntilReadyAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await IsReadyAsync(patience.Token))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }

    public async Task<LoadResult> RunAsync(TimeSpan duration)
    {
        var answers = new ConcurrentBag<Answer>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < duration)
            {
                answers.Add(await PostAsync());
            }
        })));
        return new(clock.Elapsed, [.. answers]);
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.GetAsync(new Uri(url, "/health"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<Answer> PostAsync()
    {
        var (kind, lead) = leads.Next();
        using var body = new ByteArrayContent(lead) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var clock = Stopwatch.StartNew();
        try
        {
            using var response = await _client.PostAsync(_door, body);
            var text = await response.Content.ReadAsByteArrayAsync();
            return new(kind, clock.Elapsed, Outcome((int)response.StatusCode, text));
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
        {
            return new(kind, clock.Elapsed, failed.GetType().Name);
        }
    }

    // "200 completed qualified": what the service says became of it.
    private static string Outcome(int status, byte[] body)
    {
        if (status is not (200 or 202))
        {
            return $"{status}";
        }

        using var answer = JsonDocument.Parse(body);
        return $"{status} {Text(answer, "status")} {Text(answer, "disposition")}".TrimEnd();
    }

    private static string? Text(JsonDocument answer, string name) =>
        answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
}

/// <summary>One lead's way through: what it was, how long, what came back.</summary>
internal readonly record struct Answer(string Kind, TimeSpan Latency, string Outcome)
{
    public bool Decided => Outcome.StartsWith("200", StringComparison.Ordinal);
}

internal sealed record LoadResult(TimeSpan Elapsed, IReadOnlyList<Answer> Answers)
{
    public int Decided { get; } = Answers.Count(answer => answer.Decided);

    /// <summary>Latency below which this share of the decided leads stayed.</summary>
    public TimeSpan Percentile(double share)
    {
        var sorted = Answers.Where(answer => answer.Decided).Select(answer => answer.Latency).Order().ToList();
        return sorted.Count == 0 ? TimeSpan.Zero : sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(share * sorted.Count) - 1)];
    }
}
