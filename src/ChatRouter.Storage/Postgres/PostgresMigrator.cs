using System.Globalization;
using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>Brings a database to at least the schema of this version by the numbered files in <c>Schema/Postgres</c>.</summary>
/// <remarks>
/// Nodes that start at once take turns by a lock, and the whole step is one transaction. A schema that is newer is used as it is,
/// unless one of its files says that servers who do not know it cannot go on (see the folder's README).
/// </remarks>
internal static class PostgresMigrator
{
    private const string BreaksBefore = "-- breaks-before: ";

    /// <returns>The schema's version: the number of the last file.</returns>
    /// <exception cref="InvalidOperationException">The schema is too new for this server.</exception>
    public static async Task<int> MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync(connection, "SELECT pg_advisory_xact_lock(hashtextextended('chatrouter.schema', 0))", cancellationToken);
        await RunAsync(connection, """
            CREATE TABLE IF NOT EXISTS schema_version (
                version integer NOT NULL PRIMARY KEY, name text NOT NULL, breaks_before integer NOT NULL)
            """, cancellationToken);
        var (present, lacking) = await LookAsync(connection, cancellationToken);
        foreach (var script in lacking)
            await RunAsync(connection, script, cancellationToken);
        await FirstVersions.PublishAsync(connection, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return lacking is [.., var last] ? last.Version : present;
    }

    /// <summary>The number of the last file that ran, and the files that the database has not seen, in order.</summary>
    /// <exception cref="InvalidOperationException">The schema is too new for this server.</exception>
    public static async Task<(int Present, IReadOnlyList<SchemaScript> Lacking)> LookAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var scripts = SchemaScript.Of("Postgres");
        if (!await HasVersionsAsync(connection, cancellationToken))
            return (0, scripts);
        var (present, oldest) = await PresentAsync(connection, cancellationToken);
        var known = scripts[^1].Version;
        return known >= oldest
            ? (present, [.. scripts.Where(script => script.Version > present)])
            : throw new InvalidOperationException($"The database has schema version {present}, which needs a server that knows version {oldest}; this one knows {known}: start a newer server.");
    }

    private static async Task<bool> HasVersionsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT to_regclass('schema_version') IS NOT NULL", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<(int Present, int Oldest)> PresentAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT coalesce(max(version), 0), coalesce(max(breaks_before), 0) FROM schema_version", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt32(0), reader.GetInt32(1));
    }

    private static async Task RunAsync(NpgsqlConnection connection, SchemaScript script, CancellationToken cancellationToken)
    {
        await RunAsync(connection, script.Text, cancellationToken);
        await using var record = new NpgsqlCommand("INSERT INTO schema_version (version, name, breaks_before) VALUES ($1, $2, $3)", connection);
        record.Parameters.Add(new() { Value = script.Version });
        record.Parameters.Add(new() { Value = script.Name });
        record.Parameters.Add(new() { Value = BreaksBeforeOf(script) });
        await record.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Only constants and schema files come here.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static int BreaksBeforeOf(SchemaScript script)
    {
        var line = script.Text.AsSpan(0, script.Text.IndexOf('\n', StringComparison.Ordinal));
        return line.StartsWith(BreaksBefore, StringComparison.Ordinal)
            ? int.Parse(line[BreaksBefore.Length..], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The schema file {script.Name} does not begin with '{BreaksBefore}N'.");
    }
}
