using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ChatRouter.IntegrationTests.Hubs;

/// <summary>How often one address may ask for a wall.</summary>
public sealed class WallLimitTests : HubScene
{
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Limits:WallsPerMinute"] = "3" };

    [Fact]
    public async Task Whoever_asks_too_often_is_told_when_to_come_back_whatever_token_he_shows()
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await Endpoint.Http.GetAsync("/api/v1/wall")).StatusCode);

        using var refused = await Endpoint.Http.GetAsync("/api/v1/wall");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("rateLimited", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }
}
