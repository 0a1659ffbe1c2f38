using Agent.Api.Data;
using Quartz;

namespace Agent.Api.Dispatch;

/// <summary>Every hour, on one node of the cluster: the journal's coming month gets its partition, and nodes long dead are forgotten.</summary>
[DisallowConcurrentExecution]
internal sealed class UpkeepJob(PostgresSchema schema, PostgresNodes nodes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await schema.EnsurePartitionsAsync(cancellationToken);
        await nodes.ForgetOldAsync(cancellationToken);
    }
}
