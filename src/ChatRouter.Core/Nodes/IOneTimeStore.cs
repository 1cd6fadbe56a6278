namespace ChatRouter.Core.Nodes;

/// <summary>Keeps small values for a short time, each to be taken once: by whichever node asks first.</summary>
/// <remarks>A store that does not answer is an <see cref="OneTimeStoreUnavailableException"/>.</remarks>
public interface IOneTimeStore
{
    /// <summary>Keeps the value for that long.</summary>
    Task PutAsync(string key, ReadOnlyMemory<byte> value, TimeSpan life, CancellationToken cancellationToken);

    /// <summary>The value, which stays; none when it was taken, has expired or never was.</summary>
    Task<byte[]?> PeekAsync(string key, CancellationToken cancellationToken);

    /// <summary>The value, which is gone then; of several callers one gets it.</summary>
    Task<byte[]?> TakeAsync(string key, CancellationToken cancellationToken);
}
