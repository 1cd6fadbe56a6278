namespace ChatRouter.Core.Journal;

/// <summary>Times as they are stored: UTC, whole milliseconds.</summary>
public static class StoredTime
{
    public static DateTimeOffset Of(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
