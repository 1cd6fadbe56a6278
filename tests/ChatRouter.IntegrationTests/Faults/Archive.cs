using Npgsql;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>What the database says, past every node and every wall between shops.</summary>
internal sealed class Archive(string connection)
{
    private const string Above = "SELECT count(*) FROM (SELECT FROM conversations WHERE closed_at IS NULL AND owner IS NOT NULL GROUP BY shop, owner HAVING count(*) > @capacity) AS above";

    public Task<List<StoredMessage>> MessagesAsync() => ReadAsync(
        "SELECT shop, conversation, seq, client_msg_id, sender_id, text FROM messages",
        row => new StoredMessage(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5)));

    public Task<List<StoredConversation>> ConversationsAsync() => ReadAsync(
        "SELECT shop, id, last_seq, version, owner, closed_at IS NULL FROM conversations",
        row => new StoredConversation(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetBoolean(5)));

    public Task<List<StoredAssignment>> AssignmentsAsync() => ReadAsync(
        "SELECT shop, conversation, version, owner FROM assignments",
        row => new StoredAssignment(row.GetString(0), row.GetString(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetString(3)));

    /// <summary>How many agents own more than that at this instant; none while the database does not answer.</summary>
    public async Task<int> AboveAsync(int capacity)
    {
        try
        {
            await using var database = await OpenAsync();
            await using var command = new NpgsqlCommand(Above, database);
            command.Parameters.AddWithValue("capacity", (long)capacity);
            return (int)(long)(await command.ExecuteScalarAsync())!;
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            return 0;
        }
    }

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var database = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, database);
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await rows.ReadAsync())
            all.Add(read(rows));
        return all;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        return database;
    }
}
