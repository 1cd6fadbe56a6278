using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Limits;

/// <summary>The answer to too much.</summary>
public static class RateLimited
{
    /// <summary>Refused; <paramref name="wait"/> until the next one may come.</summary>
    public static Rejection After(TimeSpan wait) => new(ErrorCode.RateLimited, "Too fast. Wait a moment.", wait);
}
