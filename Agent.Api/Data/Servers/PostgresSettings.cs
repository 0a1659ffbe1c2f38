namespace Agent.Api.Data.Servers;

/// <summary>The settings file of the private Postgres. With it <c>pg_ctl -D</c> starts the very same server by hand.</summary>
internal static class PostgresSettings
{
    public static string Text(int port, bool disposable) =>
        $"""
        # Written by the service at each start. What should differ goes into local.conf beside this file.
        listen_addresses = '127.0.0.1'
        port = {port}
        unix_socket_directories = ''
        password_encryption = 'scram-sha-256'

        max_connections = 200
        shared_buffers = '128MB'
        max_wal_size = '1GB'
        checkpoint_timeout = '15min'
        synchronous_commit = on
        random_page_cost = 1.1
        jit = off

        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        log_line_prefix = '%m [%p] '

        # Statements and key values of an error can hold a lead's words; the log must not.
        log_min_error_statement = 'panic'
        log_error_verbosity = 'terse'

        {(disposable ? Disposable : "")}
        include_if_exists = 'local.conf'

        """;

    private const string Disposable =
        """
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        wal_level = 'minimal'
        max_wal_senders = 0
        autovacuum = off
        """;
}
