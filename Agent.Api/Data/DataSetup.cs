using System.Data.Common;
using Npgsql;

namespace Agent.Api.Data;

/// <summary>The two stores: one pool, one connection, and the schema.</summary>
internal static class DataSetup
{
    /// <summary>Connections a node keeps to Postgres. More than its cores can use only queue inside the server.</summary>
    private const int PoolSize = 40;

    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        var postgres = PostgresConnectionString(configuration);
        services.AddSingleton(provider => new NpgsqlDataSourceBuilder(postgres)
            .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>()).Build());
        services.AddSingleton(provider => new PostgresSchema(
            provider.GetRequiredService<NpgsqlDataSource>(), Path.Combine(AppContext.BaseDirectory, "db"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RedisConnection(
            configuration.GetConnectionString("Redis") ?? throw new InvalidOperationException("ConnectionStrings:Redis is not set."),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>The configured string, with bounded waits and prepared statements where it does not say otherwise.</summary>
    public static string PostgresConnectionString(IConfiguration configuration)
    {
        var given = configuration.GetConnectionString("Postgres") ?? throw new InvalidOperationException("ConnectionStrings:Postgres is not set.");
        var said = new DbConnectionStringBuilder { ConnectionString = given };
        var settings = new NpgsqlConnectionStringBuilder(given) { ApplicationName = "skleadagent" };
        Default("Maximum Pool Size", PoolSize);
        Default("Timeout", 5);
        Default("Command Timeout", 15);

        // nothing here leaves state in a session, and the reset would be a transaction of its own
        Default("No Reset On Close", true);
        Default("Max Auto Prepare", 60);
        Default("Auto Prepare Min Usages", 2);
        return settings.ConnectionString;

        void Default(string keyword, object value)
        {
            if (!said.ContainsKey(keyword))
            {
                settings[keyword] = value;
            }
        }
    }
}
