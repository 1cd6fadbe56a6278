using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Uploads;
using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>Uploads in PostgreSQL, their content in pieces: nodes share nothing but the database.</summary>
public sealed class PostgresUploadStore(PostgresDatabase database) : IUploadStore
{
    private const int PieceSize = 128 * 1024;

    private const string FindSql = $"SELECT {StoredUploadRow.Columns} FROM uploads WHERE shop = $1 AND id = $2";

    private const string PieceSql = "SELECT bytes FROM upload_pieces WHERE shop = $1 AND upload = $2 AND no = $3";

    private const string InsertSql = """
        INSERT INTO uploads (shop, id, by_agent, sender, buyer, format, width, height, bytes, at, holds_code) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    private const string InsertPieceSql = "INSERT INTO upload_pieces (shop, upload, no, bytes) VALUES ($1, $2, $3, $4)";

    // Locks the shop's row, so that whoever saves at the same time is judged afterwards.
    private const string AddUsageSql = """
        INSERT INTO upload_usage AS u (shop, bytes) VALUES ($1, $2) ON CONFLICT (shop) DO UPDATE SET bytes = u.bytes + excluded.bytes RETURNING bytes
        """;

    private const string SenderBytesSql = """
        SELECT coalesce(sum(bytes), 0)::bigint FROM uploads WHERE shop COLLATE "POSIX" = $1 AND by_agent = $2 AND sender = $3 AND at > $4
        """;

    private const string ClaimSql = """
        UPDATE uploads SET message = $1, conversation = $2, buyer = $3
        WHERE shop = $4 AND id = $5 AND by_agent = $6 AND sender = $7 AND (message IS NULL OR (message = $1 AND conversation IS NOT DISTINCT FROM $2))
        RETURNING true
        """;

    private const string ReleaseSql = """
        UPDATE uploads SET message = NULL, conversation = NULL, buyer = CASE WHEN by_agent = 1 THEN NULL ELSE buyer END
        WHERE message = $1 AND conversation IS NOT DISTINCT FROM $2 AND buyer = $3 AND shop = $4 AND id = $5 AND by_agent = $6 AND sender = $7
        RETURNING true
        """;

    // The shops' rows in one order, so that two nodes never wait for each other.
    private const string RemoveUnsentSql = """
        WITH unsent AS (
            SELECT shop, id FROM uploads WHERE message IS NULL AND at < $1 ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED),
        gone AS (
            DELETE FROM uploads AS u USING unsent WHERE u.shop = unsent.shop AND u.id = unsent.id RETURNING u.shop, u.bytes),
        of_shop AS (
            SELECT shop, sum(bytes) AS bytes FROM gone GROUP BY shop ORDER BY shop),
        counted AS (
            UPDATE upload_usage AS u SET bytes = u.bytes - of_shop.bytes FROM of_shop WHERE u.shop = of_shop.shop)
        SELECT count(*) FROM gone
        """;

    public async Task<SaveUploadOutcome> SaveAsync(Upload upload, Stream content, UploadQuota quota, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.ConnectAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var scope = ShopScope.Of(upload.Shop);
            await RunAsync(connection, ShopScope.SetSql, cancellationToken, scope.Setting, scope.Value);
            await RunAsync(
                connection, InsertSql, cancellationToken,
                upload.Shop.Value, upload.Id.Value, ByAgent(upload.Sender), StoredUploadRow.SenderOf(upload.Sender), upload.Buyer?.Value,
                (int)upload.Image.Format, upload.Image.Width, upload.Image.Height, upload.Bytes, upload.At.ToUnixTimeMilliseconds(), upload.HoldsCode ? 1 : 0);
            await InsertPiecesAsync(connection, upload, content, cancellationToken);
            var outcome = await JudgeAsync(connection, upload, quota, cancellationToken);
            if (outcome == SaveUploadOutcome.Saved)
                await transaction.CommitAsync(CancellationToken.None);
            return outcome;
        }
        catch (Exception exception) when (exception.ToStorage() is { } failure)
        {
            return failure is JournalFullException ? SaveUploadOutcome.StorageFull : throw failure;
        }
    }

    public Task<StoredUpload?> FindAsync(ShopId shop, UploadId id, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Of(shop), query => query.Add(FindSql).With(shop).With(id.Value), StoredUploadRow.Read, cancellationToken);

    public async Task<bool> CopyToAsync(ShopId shop, UploadId id, Stream destination, CancellationToken cancellationToken)
    {
        for (var no = 0; ; no++)
        {
            var number = no;
            var piece = await database.FirstAsync(
                ShopScope.Of(shop), query => query.Add(PieceSql).With(shop).With(id.Value).With(number), row => row.Bytes(0), cancellationToken);
            if (piece is null)
                return no > 0;
            await destination.WriteAsync(piece, cancellationToken);
            if (piece.Length < PieceSize)
                return true;
        }
    }

    public Task<bool> ClaimAsync(ClaimUpload claim, CancellationToken cancellationToken) => ChangeAsync(ClaimSql, claim, cancellationToken);

    public Task ReleaseAsync(ClaimUpload claim, CancellationToken cancellationToken) => ChangeAsync(ReleaseSql, claim, cancellationToken);

    public async Task<int> RemoveUnsentAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var removed = await database.AllAsync(ShopScope.Every, query => query.Add(RemoveUnsentSql).With(before).With(limit), row => row.Number(0), cancellationToken);
        return (int)removed[0];
    }

    private static async Task InsertPiecesAsync(NpgsqlConnection connection, Upload upload, Stream content, CancellationToken cancellationToken)
    {
        var piece = new byte[PieceSize];
        for (var no = 0; ; no++)
        {
            var length = await content.ReadAtLeastAsync(piece, PieceSize, throwOnEndOfStream: false, cancellationToken);
            // A last piece that is full would be taken for one before the last.
            if (length > 0 || no > 0)
                await RunAsync(connection, InsertPieceSql, cancellationToken, upload.Shop.Value, upload.Id.Value, no, piece[..length]);
            if (length < PieceSize)
                return;
        }
    }

    private static async Task<SaveUploadOutcome> JudgeAsync(NpgsqlConnection connection, Upload upload, UploadQuota quota, CancellationToken cancellationToken)
    {
        var shop = upload.Shop.Value;
        if (await RunAsync(connection, AddUsageSql, cancellationToken, shop, upload.Bytes) is long kept && kept > quota.ShopBytes)
            return SaveUploadOutcome.ShopQuota;
        var sent = await RunAsync(
            connection, SenderBytesSql, cancellationToken,
            shop, ByAgent(upload.Sender), StoredUploadRow.SenderOf(upload.Sender), quota.Since.ToUnixTimeMilliseconds());
        return sent is long bytes && bytes > quota.SenderBytes ? SaveUploadOutcome.SenderQuota : SaveUploadOutcome.Saved;
    }

    private async Task<bool> ChangeAsync(string sql, ClaimUpload claim, CancellationToken cancellationToken)
    {
        var changed = await database.AllAsync(
            ShopScope.Of(claim.Sender.Shop),
            query => query.Add(sql).With(claim.ClientMsgId).With(claim.Conversation?.Value).With(claim.Buyer.Value)
                .With(claim.Sender.Shop).With(claim.Id.Value).With(ByAgent(claim.Sender)).With(StoredUploadRow.SenderOf(claim.Sender)),
            row => row.Flag(0), cancellationToken);
        return changed.Count > 0;
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object?[] values)
    {
#pragma warning disable CA2100 // Constants of this class.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static int ByAgent(Participant sender) => sender.IsAgent ? 1 : 0;
}
