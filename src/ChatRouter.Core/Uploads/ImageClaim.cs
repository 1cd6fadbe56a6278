namespace ChatRouter.Core.Uploads;

/// <summary>What a message has claimed before it is stored: kept when it is, given back when it is refused.</summary>
/// <remarks>Claimed first and stored second, so that no stored message can lose its image. A send that ends unknown keeps its claim for the retry.</remarks>
public readonly record struct ImageClaim(IUploadStore? Store, ClaimUpload? Claim)
{
    /// <summary>Of a message without an image.</summary>
    public static readonly ImageClaim None;

    /// <summary>The message was refused.</summary>
    public Task ReleaseAsync() => Store is null || Claim is null ? Task.CompletedTask : Store.ReleaseAsync(Claim, CancellationToken.None);
}
