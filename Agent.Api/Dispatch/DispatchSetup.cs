using Agent.Api.Data;
using Agent.Api.Runs;
using Agent.Plugins.Runs;
using Quartz;

namespace Agent.Api.Dispatch;

/// <summary>The dispatcher and its engine: Quartz, clustered on the Postgres that is there anyway.</summary>
internal static class DispatchSetup
{
    public static IServiceCollection AddDispatch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => new NodeId(Ids.NewNode(provider.GetRequiredService<TimeProvider>().GetUtcNow())));
        services.AddSingleton<PostgresNodes>();
        services.AddSingleton<PostgresRunQueue>();
        services.AddSingleton<PostgresRedo>();
        services.AddSingleton<PostgresUnanswered>();
        services.AddSingleton<PassFactory>();
        services.AddSingleton<RunDispatcher>();
        services.AddSingleton<IPasses>(provider => provider.GetRequiredService<RunDispatcher>());

        // Registered first of all that runs, so stopped last: passes end while everything they use still works.
        services.AddHostedService<Drain>();
        services.AddHostedService<Heartbeat>();
        services.AddHostedService<Strays>();
        services.AddQuartz(quartz => quartz
            .UseDefaultThreadPool(200)
            .UsePersistentStore(store => store
                .UsePostgres(DataSetup.PostgresConnectionString(configuration))
                .UseClustering(cluster =>
                {
                    cluster.CheckinInterval = TimeSpan.FromSeconds(1);
                    cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(2);
                })
                .ConfigureStore(options =>
                {
                    // the run's row and its trigger commit together; without the lock accepts do not wait for each other
                    options.AcceptEnlistedTransactions = true;
                    options.LockOnInsert = false;
                })
                .ProvisionSchema())
            .ScheduleJob<SweepJob>(trigger => trigger.WithIdentity("sweep").WithSimpleSchedule(TimeSpan.FromSeconds(1)))
            .ScheduleJob<RedoJob>(trigger => trigger.WithIdentity("redo").WithSimpleSchedule(TimeSpan.FromSeconds(5)))
            .ScheduleJob<UnansweredJob>(trigger => trigger.WithIdentity("unanswered").WithSimpleSchedule(TimeSpan.FromSeconds(10)))
            .ScheduleJob<UpkeepJob>(trigger => trigger.WithIdentity("upkeep").WithSimpleSchedule(TimeSpan.FromHours(1))));
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }
}
