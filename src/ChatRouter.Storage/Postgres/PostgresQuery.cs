using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>Statements for one trip, behind the one that names whose rows they may see. Parameters belong to the statement added last.</summary>
internal sealed class PostgresQuery
{
    public PostgresQuery(NpgsqlConnection connection, ShopScope scope)
    {
        Batch = connection.CreateBatch();
        Add(ShopScope.SetSql).With(scope.Setting).With(scope.Value);
    }

    public NpgsqlBatch Batch { get; }

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

    /// <summary>How long the whole trip may take, where that is longer than usual.</summary>
    public PostgresQuery Within(TimeSpan patience)
    {
        Batch.Timeout = (int)patience.TotalSeconds;
        return this;
    }
}
