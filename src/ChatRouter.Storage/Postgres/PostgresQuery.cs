using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>Statements for one trip, behind the one that names whose rows they may see. Parameters belong to the statement added last.</summary>
internal sealed class PostgresQuery
{
    public PostgresQuery(ShopScope scope) => Add(ShopScope.SetSql).With(scope.Setting).With(scope.Value);

    private NpgsqlBatch Batch { get; } = new();

    /// <summary>How long the whole trip may take, where that is longer than usual.</summary>
    public TimeSpan? Patience { get; private set; }

    /// <param name="sql">A constant.</param>
    public PostgresQuery Add(string sql)
    {
#pragma warning disable CA2100 // Constants beside the classes that run them.
        Batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
#pragma warning restore CA2100
        return this;
    }

    public PostgresQuery With<T>(T value)
    {
        Batch.BatchCommands[^1].Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return this;
    }

    public PostgresQuery With(ShopId shop) => With(shop.Value);

    public PostgresQuery With(DateTimeOffset at) => With(at.ToUnixTimeMilliseconds());

    /// <inheritdoc cref="Patience"/>
    public PostgresQuery Within(TimeSpan patience)
    {
        Patience = patience;
        return this;
    }

    /// <summary>The statements, to be run on that connection.</summary>
    public NpgsqlBatch On(NpgsqlConnection connection)
    {
        Batch.Connection = connection;
        return Batch;
    }
}
