using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>The results of a trip, one statement after the other.</summary>
internal sealed class PostgresResults(NpgsqlDataReader reader, CancellationToken cancellationToken = default)
{
    private readonly PostgresRow _row = new(reader);

    /// <summary>Every row of the next statement.</summary>
    public IReadOnlyList<T> Next<T>(Func<PostgresRow, T> read)
    {
        reader.NextResult();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(_row));
        return rows;
    }

    /// <inheritdoc cref="Next"/>
    public async Task<IReadOnlyList<T>> NextAsync<T>(Func<PostgresRow, T> read)
    {
        await reader.NextResultAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(_row));
        return rows;
    }
}
