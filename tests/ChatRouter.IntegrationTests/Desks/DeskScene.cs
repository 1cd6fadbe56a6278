using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.IntegrationTests.Hubs;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatRouter.IntegrationTests.Desks;

/// <summary>The demo shop's people calling the desk's HTTP interface, and an agent of another shop who must see nothing of it.</summary>
public abstract class DeskScene : HubScene
{
    protected const string OtherShop = "other";

    protected async Task<string> TokenOfAsync(string account, string shop = DemoShop.Key) => (await Endpoint.SignInAgentAsync(shop, account, Password)).AccessToken;

    /// <summary>Makes another shop with the administrator <c>stranger</c>.</summary>
    protected async Task<string> StrangerAsync()
    {
        var shops = Server.Services.GetRequiredService<IShopStore>();
        await shops.SaveAsync(new() { Id = new(OtherShop), Name = OtherShop, PublicKey = OtherShop, Routing = Presets.Balanced }, CancellationToken.None);
        var hasher = Server.Services.GetRequiredService<IPasswordHasher<Account>>();
        await shops.SaveAccountAsync(new()
        {
            Shop = new(OtherShop),
            Id = new("stranger"),
            Name = "stranger",
            DisplayName = "Stranger",
            PasswordHash = hasher.HashPassword(null!, Password),
            Role = AccountRole.Admin,
            SecurityStamp = "1",
        }, CancellationToken.None);
        return await TokenOfAsync("stranger", OtherShop);
    }

    /// <summary>A token by which the demo shop vouches for a buyer.</summary>
    protected static string BuyerToken(string subject, IDictionary<string, object>? claims = null, TimeSpan? life = null)
    {
        var expires = TimeProvider.System.GetUtcNow() + (life ?? TimeSpan.FromMinutes(50));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = DemoShop.Key,
            Audience = "chatrouter",
            Claims = new Dictionary<string, object>(claims ?? new Dictionary<string, object>())
            {
                ["sub"] = subject,
                ["iat"] = expires.AddMinutes(-50).ToUnixTimeSeconds(),
                ["exp"] = expires.ToUnixTimeSeconds(),
            },
            SigningCredentials = new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(DemoShop.BuyerTokenSecret)), SecurityAlgorithms.HmacSha256),
        });
    }

    protected async Task<JsonElement> GetAsync(string token, string path)
    {
        var (status, body) = await AskAsync(token, HttpMethod.Get, path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {body}");
        return body;
    }

    /// <summary>The status and the code of a refusal.</summary>
    protected async Task<(HttpStatusCode Status, string? Code)> RefusalAsync(string? token, HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await AskAsync(token, method, path, body);
        return (status, answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("code", out var code) ? code.GetString() : null);
    }

    protected async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(string? token, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var response = await Endpoint.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var answer = text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
        if ((int)response.StatusCode >= 400 && AgreedApi.Reached(method, $"/api/v1/{path}") is { } operation)
            operation.AssertNames((int)response.StatusCode, answer.GetProperty("code").GetString()!);
        return (response.StatusCode, answer);
    }
}
