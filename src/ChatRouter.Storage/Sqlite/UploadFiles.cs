namespace ChatRouter.Storage.Sqlite;

/// <summary>The folder of uploaded images: one file each, named by the upload's id.</summary>
internal sealed class UploadFiles(string folder)
{
    private const int BufferSize = 64 * 1024;

    private readonly string _incoming = Path.Combine(folder, "incoming");

    /// <summary>Writes the file and puts it into its place; durable when it returns. A failure leaves nothing.</summary>
    public async Task WriteAsync(UploadId id, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_incoming);
        var part = Path.Combine(_incoming, id.Value);
        try
        {
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true))
            {
                await content.CopyToAsync(file, BufferSize, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            var place = PlaceOf(id);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(part, place);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>The file to read; none when it is gone.</summary>
    public FileStream? Open(UploadId id)
    {
        try
        {
            return new FileStream(PlaceOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, useAsync: true);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Delete(UploadId id)
    {
        if (File.Exists(PlaceOf(id)))
            File.Delete(PlaceOf(id));
    }

    /// <summary>Deletes what a process left half written that died before that moment.</summary>
    public void DeleteAbandoned(DateTimeOffset before)
    {
        if (!Directory.Exists(_incoming))
            return;
        foreach (var part in new DirectoryInfo(_incoming).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime))
            part.Delete();
    }

    // By the first digits, so that no folder grows too large to list.
    private string PlaceOf(UploadId id) => UploadId.IsValid(id.Value)
        ? Path.Combine(folder, id.Value[..2], id.Value)
        : throw new ArgumentException("Not an upload's id.", nameof(id));
}
