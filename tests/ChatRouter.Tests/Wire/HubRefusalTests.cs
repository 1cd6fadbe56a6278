using System.Text.Json;
using ChatRouter.Server.Hubs;

namespace ChatRouter.Tests.Wire;

public sealed class HubRefusalTests
{
    [Theory]
    [InlineData(1, 1L)]
    [InlineData(10_000, 1L)]
    [InlineData(10_001, 2L)]
    [InlineData(0, 0L)]
    [InlineData(null, null)]
    public void The_time_to_wait_is_told_in_whole_milliseconds_and_never_too_short(int? ticks, long? milliseconds)
    {
        var refusal = HubRefusal.Of(new("rateLimited", "Too fast.", ticks is { } wait ? TimeSpan.FromTicks(wait) : null));

        var told = JsonDocument.Parse(refusal.Message).RootElement.TryGetProperty("retryAfterMs", out var value) ? value.GetInt64() : (long?)null;
        Assert.Equal(milliseconds, told);
    }
}
