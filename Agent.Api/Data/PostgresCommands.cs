using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Data;

/// <summary>Typed parameters, positional, so that statements are prepared once and values are never boxed into text.</summary>
internal static partial class PostgresCommands
{
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string? value) => Add(command, value, NpgsqlDbType.Text);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, int? value) => Add(command, value, NpgsqlDbType.Integer);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, bool value) => Add(command, value, NpgsqlDbType.Boolean);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, DateTimeOffset? value) =>
        Add(command, value?.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    public static NpgsqlBatchCommand WithJson(this NpgsqlBatchCommand command, string? value) => Add(command, value is null ? null : Storable(value), NpgsqlDbType.Jsonb);

    /// <summary>The JSON with U+FFFD for U+0000, which no jsonb can hold and a model may say.</summary>
    public static string Storable(string json) => json.Contains("\\u0000", StringComparison.Ordinal) ? EscapedNul().Replace(json, "$1\\ufffd") : json;

    public static NpgsqlBatchCommand WithArray<T>(this NpgsqlBatchCommand command, T[] values, NpgsqlDbType element) =>
        Add(command, values, NpgsqlDbType.Array | element);

    public static NpgsqlCommand With(this NpgsqlCommand command, object? value, NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        return command;
    }

    public static NpgsqlCommand With(this NpgsqlCommand command, string? value) => command.With(value, NpgsqlDbType.Text);

    public static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset? Moment(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    public static int? Number(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    // An even number of backslashes before it: the escape itself, not text that looks like one.
    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u0000")]
    private static partial Regex EscapedNul();

    private static NpgsqlBatchCommand Add(NpgsqlBatchCommand command, object? value, NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        return command;
    }
}
