namespace Agent.Api.Data.Servers;

/// <summary>Which servers the service has to bring itself, and where they keep their data.</summary>
internal sealed record PrivateServerOptions
{
    /// <summary>The service's data folder. Postgres lives in <c>postgres</c> below it, Redis in <c>redis</c>.</summary>
    public required string DataDir { get; init; }

    /// <summary>Whether Postgres is wanted: no connection string names one. Default true.</summary>
    public bool Postgres { get; init; } = true;

    /// <summary>Whether Redis is wanted: no connection string names one. Default true.</summary>
    public bool Redis { get; init; } = true;

    /// <summary>Speed instead of durability: a crash may lose everything. For tests only. Default false.</summary>
    public bool Disposable { get; init; }

    /// <summary>How long a server may take until it answers, crash recovery included. Default 60 seconds.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
