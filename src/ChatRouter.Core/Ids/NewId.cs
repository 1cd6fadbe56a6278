namespace ChatRouter.Core.Ids;

/// <summary>Makes ids: UUID version 7 (RFC 9562), 32 lower-case hexadecimal digits, rising with time.</summary>
public static class NewId
{
    /// <summary>An id whose first 48 bits are the given time in Unix milliseconds.</summary>
    public static string At(DateTimeOffset at) => Guid.CreateVersion7(at).ToString("n");
}
