namespace ChatRouter.Core.Uploads;

/// <summary>Keeps uploaded images and who may carry them.</summary>
/// <remarks>
/// Every key carries the shop; another shop's ids answer like unknown ones. Content is streamed, never held whole in memory.
/// Throws <see cref="Journal.JournalUnavailableException"/> when the database does not answer.
/// </remarks>
public interface IUploadStore
{
    /// <summary>Stores the content and its upload; durable when it returns. All or nothing, the quota judged in the same step.</summary>
    /// <param name="upload">Not sent yet.</param>
    /// <param name="content">Read from its position to its end: as many bytes as the upload says.</param>
    /// <param name="quota">What may be kept.</param>
    Task<SaveUploadOutcome> SaveAsync(Upload upload, Stream content, UploadQuota quota, CancellationToken cancellationToken);

    Task<StoredUpload?> FindAsync(ShopId shop, UploadId id, CancellationToken cancellationToken);

    /// <summary>Writes the content to the destination, piece by piece; a slow destination holds nothing of the database.</summary>
    /// <returns>False when there is no such upload; nothing is written then.</returns>
    Task<bool> CopyToAsync(ShopId shop, UploadId id, Stream destination, CancellationToken cancellationToken);

    /// <summary>Gives the upload to the message. False when it is unknown, somebody else's, or another message's. One atomic step; repeatable.</summary>
    Task<bool> ClaimAsync(ClaimUpload claim, CancellationToken cancellationToken);

    /// <summary>Takes a claim back whose message was refused; nothing when it is not that message's.</summary>
    Task ReleaseAsync(ClaimUpload claim, CancellationToken cancellationToken);

    /// <summary>Removes uploads that no message carries, uploaded before that moment, the oldest first.</summary>
    /// <returns>How many were removed; as many as <paramref name="limit"/>: there may be more.</returns>
    Task<int> RemoveUnsentAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
