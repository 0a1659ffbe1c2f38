namespace Agent.Api.Runs;

/// <summary>This start of the service. What it owns is orphaned when its lease lapses, also after a restart: the next start is another node.</summary>
internal sealed record NodeId(string Value);
