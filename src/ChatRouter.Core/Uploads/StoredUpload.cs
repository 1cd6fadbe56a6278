namespace ChatRouter.Core.Uploads;

/// <summary>An upload as it is kept; <paramref name="Sent"/>: a message carries it, for good.</summary>
public sealed record StoredUpload(Upload Upload, bool Sent);
