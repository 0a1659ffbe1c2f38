using System.Globalization;

namespace Agent.Api.Model.Resilience;

/// <summary>What a server says about being asked again: <c>Retry-After</c> in seconds or as a date, <c>retry-after-ms</c>, <c>x-should-retry</c>.</summary>
internal static class ServerWishes
{
    private const string ShouldRetry = "x-should-retry";

    /// <returns>The pause asked for; null for none, for one that is over, and for nonsense.</returns>
    public static TimeSpan? Pause(HttpResponseMessage? response, DateTimeOffset now)
    {
        var asked = Milliseconds(response) ?? response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => null,
        };
        return asked > TimeSpan.Zero ? asked : null;
    }

    public static bool Forbids(HttpResponseMessage? response) =>
        response is not null && response.Headers.TryGetValues(ShouldRetry, out var values) && values.Contains("false", StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes on the answer itself that asking again is no use.</summary>
    public static void Forbid(HttpResponseMessage response) => response.Headers.TryAddWithoutValidation(ShouldRetry, "false");

    private static TimeSpan? Milliseconds(HttpResponseMessage? response) =>
        response is not null && response.Headers.TryGetValues("retry-after-ms", out var values)
            && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
}
