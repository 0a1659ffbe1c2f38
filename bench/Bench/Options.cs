using System.Globalization;

namespace Bench;

/// <summary>What to measure: <c>--url</c>, <c>--data</c>, <c>--pid</c>, <c>--in-flight</c>, <c>--seconds</c>, <c>--warm-up</c>.</summary>
internal sealed record Options
{
    /// <summary>The running service.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:8080");

    /// <summary>Its data folder; its private Postgres is found there. Null: no figures of Postgres.</summary>
    public string? DataDir { get; init; }

    /// <summary>Its process id. Null: no CPU figures of the service.</summary>
    public int? ServiceId { get; init; }

    /// <summary>Leads under way at any moment. Default 64.</summary>
    public int InFlight { get; init; } = 64;

    /// <summary>How long is measured. Default 30 seconds.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the same load runs before that. Default 10 seconds.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(10);

    public static Options Parse(string[] arguments)
    {
        var options = new Options();
        foreach (var pair in arguments.Chunk(2))
        {
            options = pair switch
            {
                ["--url", var value] => options with { Url = new(value) },
                ["--data", var value] => options with { DataDir = value },
                ["--pid", var value] => options with { ServiceId = Number(value) },
                ["--in-flight", var value] => options with { InFlight = Number(value) },
                ["--seconds", var value] => options with { Duration = TimeSpan.FromSeconds(Number(value)) },
                ["--warm-up", var value] => options with { WarmUp = TimeSpan.FromSeconds(Number(value)) },
                _ => throw new ArgumentException($"Unknown or without a value: {pair[0]}"),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
