using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>The installation's shops, as its operator lists them.</summary>
public sealed class ListedShopsTests : AccountScene
{
    private const string Token = "an-operators-own-token";

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings) { ["Operator:Token"] = Token };

    [Fact]
    public async Task The_operator_lists_the_shops_of_a_status_page_by_page()
    {
        foreach (var (key, status) in new[] { ("a", ShopStatus.Pending), ("b", ShopStatus.Suspended), ("z", ShopStatus.Pending) })
            await Server.Services.GetRequiredService<IShopStore>().SaveAsync(
                DemoShop.Shop with { Id = new(key), PublicKey = $"key-{key}", Name = key, Status = status, StatusReason = "资料不全", Level = "A", BuyerTokenSecrets = [] }, CancellationToken.None);

        var (_, all) = await ListAsync("");
        Assert.Equal(["key-a pending", "key-b suspended", "demo active", "key-z pending"], all.GetProperty("shops").EnumerateArray().Select(Told));
        Assert.False(all.TryGetProperty("next", out _));
        var (_, first) = await ListAsync("?status=pending&limit=1");
        var (_, second) = await ListAsync($"?status=pending&limit=1&after={first.GetProperty("next").GetString()}");
        Assert.Equal(["key-a pending", "key-z pending"], new[] { first, second }.Select(page => Told(page.GetProperty("shops")[0])));
        Assert.False(second.TryGetProperty("next", out _));
        Assert.Equal("""{"key":"key-z","name":"z","status":"pending","reason":"资料不全","serving":false,"level":"A"}""", second.GetProperty("shops")[0].GetRawText());
    }

    [Theory]
    [InlineData("?status=closed")]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?after=%07")]
    public async Task What_is_no_status_and_no_page_is_refused(string query)
    {
        var (status, problem) = await ListAsync(query);

        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), (status, problem.GetProperty("code").GetString()));
        Assert.Equal("malformed", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Value[0].GetString());
    }

    [Fact]
    public async Task Nobody_but_the_operator_lists_them()
    {
        var boss = await TokenOfAsync("boss");
        var key = (await DoneAsync(boss, HttpMethod.Post, "keys", new { name = "all", scopes = KeyScopes.All })).GetProperty("secret").GetString()!;

        foreach (var bearer in new[] { boss, key, null })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/internal/shops");
            request.Headers.Authorization = bearer is null ? null : new("Bearer", bearer);
            using var refused = await Endpoint.Http.SendAsync(request);
            Assert.True(refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{refused.StatusCode}");
        }
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> ListAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/internal/shops{query}");
        request.Headers.Add("X-Ops-Token", Token);
        using var answer = await Endpoint.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static string Told(JsonElement shop) => $"{shop.GetProperty("key").GetString()} {shop.GetProperty("status").GetString()}";
}
