using System.Security.Cryptography;
using System.Text;

namespace Agent.Plugins.Runs;

/// <summary>Ids people and URLs carry: a prefix that says what it is, then 32 hex digits.</summary>
public static class Ids
{
    /// <summary><c>run_</c> and a UUIDv7: sorts by time.</summary>
    public static string NewRun(DateTimeOffset at) => Timed("run_", at);

    /// <summary><c>act_</c> and a UUIDv7.</summary>
    public static string NewAction(DateTimeOffset at) => Timed("act_", at);

    /// <summary><c>out_</c> and a UUIDv7.</summary>
    public static string NewOutcome(DateTimeOffset at) => Timed("out_", at);

    /// <summary><c>node_</c> and a UUIDv7: one for each start of the service.</summary>
    public static string NewNode(DateTimeOffset at) => Timed("node_", at);

    /// <summary>The same id whenever the same run does the same thing: asking twice makes one row.</summary>
    public static string Derived(string prefix, string runId, string purpose) =>
        prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{runId}\n{purpose}")).AsSpan(0, 16));

    private static string Timed(string prefix, DateTimeOffset at) => prefix + Guid.CreateVersion7(at).ToString("N");
}
