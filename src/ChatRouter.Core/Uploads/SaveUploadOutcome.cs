namespace ChatRouter.Core.Uploads;

/// <summary>What became of an upload.</summary>
public enum SaveUploadOutcome
{
    Saved = 0,

    /// <summary>Its sender uploaded as much as he may for now.</summary>
    SenderQuota = 1,

    /// <summary>The shop has no space left.</summary>
    ShopQuota = 2,
    StorageFull = 3,
}
