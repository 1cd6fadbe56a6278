namespace ChatRouter.Core.Uploads;

/// <summary>How many bytes may be kept: of the shop in all, and of one sender since a moment; an upload above either is not saved.</summary>
public readonly record struct UploadQuota(long ShopBytes, long SenderBytes, DateTimeOffset Since);
