using ChatRouter.Core.Nodes;
using ChatRouter.Core.Uploads;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Uploads;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteUploadStoreTests : UploadStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteUploadStore _store;
    private readonly SqliteUploadStore _again;

    public SqliteUploadStoreTests()
    {
        _store = NewStore();
        _again = NewStore();
    }

    protected override IUploadStore Store => _store;

    protected override IUploadStore Again() => _again;

    private string Folder => Path.Combine(Path.GetDirectoryName(_file.Path)!, "uploads");

    [Fact]
    public async Task A_folder_that_cannot_be_written_refuses_and_keeps_nothing()
    {
        await File.WriteAllTextAsync(Folder, "in the way");

        using var content = new MemoryStream([1]);
        var upload = new Upload { Id = new(new string('a', 32)), Sender = Participant.Of(new("shop"), new BuyerId("b")), Image = default, Bytes = 1, At = DateTimeOffset.UnixEpoch };
        Assert.Equal(SaveUploadOutcome.StorageFull, await _store.SaveAsync(upload, content, new(100, 100, default), CancellationToken.None));

        Assert.Null(await _store.FindAsync(upload.Shop, upload.Id, CancellationToken.None));
    }

    [Fact]
    public async Task What_a_dead_process_left_half_written_is_removed_after_a_while()
    {
        var part = Path.Combine(Folder, "incoming", "half");
        Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        await File.WriteAllTextAsync(part, "half");
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(part), TimeSpan.Zero);

        await _store.RemoveUnsentAsync(written.AddSeconds(-1), 10, CancellationToken.None);
        Assert.True(File.Exists(part));
        await _store.RemoveUnsentAsync(written.AddSeconds(1), 10, CancellationToken.None);

        Assert.False(File.Exists(part));
    }

    public void Dispose()
    {
        _store.Dispose();
        _again.Dispose();
        _file.Dispose();
    }

    private SqliteUploadStore NewStore() => new(_file.Database, NullLogger<SqliteUploadStore>.Instance);
}
