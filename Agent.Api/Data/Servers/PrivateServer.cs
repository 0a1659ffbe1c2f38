namespace Agent.Api.Data.Servers;

/// <summary>A server that runs for this service alone.</summary>
/// <param name="Name"><c>postgres</c> or <c>redis</c>.</param>
/// <param name="ProcessId">The process that <see cref="PrivateServers"/> stops at the end.</param>
/// <param name="Port">Its port on 127.0.0.1.</param>
/// <param name="Version">The server's own version, as in <c>15.18</c>.</param>
/// <param name="Folder">Where its data, settings, password and log are.</param>
/// <param name="Adopted">It was left running by a service that was killed, and is used further.</param>
/// <param name="ConnectionString">For the client library; holds the password.</param>
internal sealed record PrivateServer(
    string Name, int ProcessId, int Port, string Version, string Folder, bool Adopted, string ConnectionString)
{
    /// <summary>One line for people, without the password.</summary>
    public override string ToString() =>
        $"{Name} {Version} on 127.0.0.1:{Port}, {(Adopted ? "adopted" : "started")}, process {ProcessId}, {Folder}";
}
