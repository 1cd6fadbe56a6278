namespace ChatRouter.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteSchema(SqliteDatabase database) : ISchema
{
    public Task<SchemaState> LookAsync(CancellationToken cancellationToken) => Task.FromResult(database.Look());

    public Task OpenAsync(CancellationToken cancellationToken)
    {
        database.Open();
        return Task.CompletedTask;
    }
}
