using ChatRouter.Core.Uploads;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Uploads in the SQLite file, their content as files in a folder beside it.</summary>
/// <remarks>A file is in its place before its row is written and goes after its row is gone, so a row always has its file.</remarks>
public sealed class SqliteUploadStore(SqliteDatabase database, ILogger<SqliteUploadStore> log) : IUploadStore, IDisposable
{
    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);
    private readonly UploadFiles _files = new(database.FolderOf("uploads"));

    public async Task<SaveUploadOutcome> SaveAsync(Upload upload, Stream content, UploadQuota quota, CancellationToken cancellationToken)
    {
        var outcome = SaveUploadOutcome.StorageFull;
        try
        {
            await _files.WriteAsync(upload.Id, content, cancellationToken);
            return outcome = await _writer.WriteAsync(session => UploadRow.Insert(session, upload, quota), null, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.UploadNotWritten(exception);
            return outcome;
        }
        finally
        {
            if (outcome != SaveUploadOutcome.Saved)
                _files.Delete(upload.Id);
        }
    }

    public Task<StoredUpload?> FindAsync(ShopId shop, UploadId id, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => UploadRow.Find(session, shop, id), cancellationToken);

    public async Task<bool> CopyToAsync(ShopId shop, UploadId id, Stream destination, CancellationToken cancellationToken)
    {
        if (await FindAsync(shop, id, cancellationToken) is null || _files.Open(id) is not { } file)
            return false;
        await using (file)
            await file.CopyToAsync(destination, cancellationToken);
        return true;
    }

    public Task<bool> ClaimAsync(ClaimUpload claim, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => UploadRow.Claim(session, claim), null, cancellationToken);

    public Task ReleaseAsync(ClaimUpload claim, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => UploadRow.Release(session, claim), null, cancellationToken);

    public async Task<int> RemoveUnsentAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        _files.DeleteAbandoned(before);
        var removed = await _writer.WriteAsync(session => UploadRow.DeleteUnsent(session, before, limit), null, cancellationToken);
        foreach (var id in removed)
            _files.Delete(id);
        return removed.Count;
    }

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
