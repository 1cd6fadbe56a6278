namespace ChatRouter.Storage.Postgres;

/// <inheritdoc/>
internal sealed class PostgresSchema(PostgresDatabase database) : ISchema
{
    public Task<SchemaState> LookAsync(CancellationToken cancellationToken) => database.LookAsync(cancellationToken);

    public Task OpenAsync(CancellationToken cancellationToken) => database.OpenAsync(cancellationToken);
}
