using System.Text.Json;
using System.Threading.Channels;
using Agent.Api.Traces;

namespace Agent.Api.Runs;

/// <summary>
/// One JSON file a run under <c>{data}/traces/</c>, for people who like files. A copy: the journal in Postgres is the truth, so a full
/// disk or a full queue loses files, never leads, and is counted.
/// </summary>
internal sealed partial class TraceFiles(RunLimits limits, ILogger<TraceFiles> logger) : BackgroundService
{
    private readonly string folder = Path.GetFullPath(Path.Combine(limits.DataDir, "traces"));
    private readonly Channel<RunTrace> queue = Channel.CreateBounded<RunTrace>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Hands a pass's run over to be written; returns at once.</summary>
    public void Write(AgentRun run, RunResult result)
    {
        var last = run.Journal.Rows[^1];
        var steps = run.Journal.Rows.Select(row => new TraceStep(
            run.RunId, run.Lead.LeadKey, row.Seq, row.Attempt, row.At, row.Kind, row.Agent, row.Name, row.CallKey, new RawJson(row.Payload),
            row.Use?.Model, row.Tokens?.Input, row.Tokens?.Output, row.Tokens?.CachedInput, row.Tokens?.Reasoning, row.Use?.CostUsd));
        queue.Writer.TryWrite(new(run.RunId, run.Lead.LeadKey, result.Status, run.Attempt, run.Lead.ReceivedAt, last.At, [.. steps]));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Directory.CreateDirectory(folder);
        await foreach (var trace in queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            await WriteAsync(trace);
        }
    }

    private async Task WriteAsync(RunTrace trace)
    {
        var path = Path.Combine(folder, $"{trace.RunId}.json");
        try
        {
            await using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
            {
                await JsonSerializer.SerializeAsync(file, trace, WireJson.Shared.RunTrace);
            }

            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(trace.RunId, full.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "No trace file for run {RunId}: {Reason}")]
    private partial void LogNotWritten(string runId, string reason);
}
