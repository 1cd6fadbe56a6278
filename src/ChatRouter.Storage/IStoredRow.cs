namespace ChatRouter.Storage;

/// <summary>The row that a query is at, whatever the database.</summary>
internal interface IStoredRow
{
    string Text(int column);

    string? TextOrNull(int column);

    long Number(int column);

    long? NumberOrNull(int column);

    bool Flag(int column);

    DateTimeOffset Time(int column);

    DateTimeOffset? TimeOrNull(int column);
}
