using System.Net;
using ChatRouter.Server.Auth;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>How fast people and a shop's backend may ask over HTTP.</summary>
public sealed class RequestRateTests : AccountScene
{
    private const int OfPerson = 6;
    private const int OfKeys = 4;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Limits:RequestsPerSecond"] = "0.01",
        ["Limits:RequestBurst"] = $"{OfPerson}",
        ["Limits:KeyRequestsPerSecond"] = "0.01",
        ["Limits:KeyRequestBurst"] = $"{OfKeys}",
    };

    [Fact]
    public async Task Who_asks_too_fast_is_told_to_wait_over_all_his_sessions_and_nobody_else_is()
    {
        var (first, second) = (await TokenOfAsync("boss"), await TokenOfAsync("boss"));
        for (var i = 0; i < OfPerson; i++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(i % 2 == 0 ? first : second, HttpMethod.Get, "shop")).Status);

        Assert.Equal((HttpStatusCode.TooManyRequests, "rateLimited"), await RefusalAsync(first, HttpMethod.Get, "shop"));
        Assert.Equal((HttpStatusCode.TooManyRequests, "rateLimited"), await RefusalAsync(second, HttpMethod.Get, "routing"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(await TokenOfAsync("xiaofang"), HttpMethod.Get, "desk/settings")).Status);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/shop") { Headers = { Authorization = new("Bearer", first) } };
        using var refused = await Endpoint.Http.SendAsync(request);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero, $"Retry-After: {refused.Headers.RetryAfter}");
    }

    [Fact]
    public async Task A_shops_keys_have_one_rate_together_and_another_shops_have_their_own()
    {
        var (boss, stranger) = (await TokenOfAsync("boss"), await StrangerAsync());
        string[] keys = [await KeyOfAsync(boss, "one"), await KeyOfAsync(boss, "two")];
        for (var i = 0; i < OfKeys; i++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(keys[i % 2], HttpMethod.Get, "shop")).Status);

        foreach (var key in keys)
            Assert.Equal((HttpStatusCode.TooManyRequests, "rateLimited"), await RefusalAsync(key, HttpMethod.Get, "shop"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(await KeyOfAsync(stranger, "other"), HttpMethod.Get, "shop")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Get, "shop")).Status);
    }

    private async Task<string> KeyOfAsync(string admin, string name) =>
        (await DoneAsync(admin, HttpMethod.Post, "keys", new { name, scopes = new[] { KeyScopes.ShopRead } })).GetProperty("secret").GetString()!;
}
