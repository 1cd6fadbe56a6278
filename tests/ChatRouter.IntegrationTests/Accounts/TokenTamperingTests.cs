using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>Every kind of token, changed in every way that costs an attacker nothing, and presented where it or another kind belongs.</summary>
public sealed class TokenTamperingTests : AccountScene
{
    private const int Places = 12;

    // Headers as nobody but an attacker sends them.
    private readonly HttpClient _http = new(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });

    private static readonly Dictionary<string, Func<string, string>> Changes = new()
    {
        ["the last one missing"] = token => token[..^1],
        ["half of it missing"] = token => token[..(token.Length / 2)],
        ["the first one missing"] = token => token[1..],
        ["one more"] = token => token + "A",
        ["twice"] = token => token + token,
        ["another case"] = token => string.Concat(token.Select(c => char.IsLower(c) ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c))),
        ["backwards"] = token => new([.. token.Reverse()]),
        ["two exchanged"] = Exchanged,
        ["empty"] = _ => "",
        ["very long"] = token => token + new string('A', 20_000),
        ["with an escaped line end"] = token => $"{token}%0d%0a",
        ["in wide letters"] = token => string.Concat(token.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c + 0xFEE0) : c)),
        ["with what nobody sees"] = token => $"{token[..^3]}\u200b{token[^3..]}",
        ["with a letter that looks alike"] = token => $"{token}\u0410",
    };

    [Fact]
    public async Task No_changed_token_and_none_of_another_kind_opens_anything()
    {
        var (tokens, uses) = await EveryKindAsync();
        var dead = await DeadAsync(uses);
        var (tried, opened) = (0, new List<string>());
        foreach (var (kind, use) in uses)
        {
            foreach (var (what, token) in WrongOnes(kind, tokens, dead))
            {
                tried++;
                var status = await use(token);
                // Refused for itself, and not for being one too many.
                Assert.True((int)status is < 500 and not 429, $"{kind}, {what}: {status}");
                if (status is HttpStatusCode.OK or HttpStatusCode.NoContent)
                    opened.Add($"{kind}, {what}");
            }

            Assert.True(await use(tokens[kind]) is HttpStatusCode.OK or HttpStatusCode.NoContent, $"The good {kind} opens nothing.");
        }

        Assert.True(tried >= 300, $"{tried} cases");
        Assert.Empty(opened);
    }

    private static IEnumerable<(string What, string Token)> WrongOnes(string kind, Dictionary<string, string> tokens, List<(string Kind, string What, string Token)> dead)
    {
        var good = tokens[kind];
        foreach (var (name, change) in Changes.Where(change => !IsTyped(kind, change.Key)))
            yield return (name, change(good));
        // In each part of it. Of a base64 text's last character some bits may mean nothing.
        foreach (var index in Enumerable.Range(0, Places).Select(part => part * (good.Length - 2) / (Places - 1)))
            yield return ($"another character at {index}", Other(good, index));
        foreach (var (_, what, token) in dead.Where(gone => gone.Kind == kind))
            yield return (what, token);
        foreach (var (other, token) in tokens.Where(other => other.Key != kind && !IsLink(other.Key, kind)))
            yield return ($"{other} in its place", token);
    }

    private async Task<(Dictionary<string, string> Tokens, Dictionary<string, Func<string, Task<HttpStatusCode>>> Uses)> EveryKindAsync()
    {
        var boss = await Endpoint.SignInAgentAsync("demo", "boss", Password);
        var (id, _) = await JoinAsync(boss.AccessToken, "joined");
        var tokens = new Dictionary<string, string>
        {
            ["access"] = boss.AccessToken,
            ["refresh"] = boss.RefreshToken!,
            ["buyer"] = BuyerToken("7"),
            ["invitation"] = (await InviteAsync(boss.AccessToken, "newbie")).Link,
            ["reset"] = TokenOf(await DoneAsync(boss.AccessToken, HttpMethod.Post, $"members/{id}/link")),
            ["API key"] = (await DoneAsync(boss.AccessToken, HttpMethod.Post, "keys", new { name = "all", scopes = KeyScopes.All })).GetProperty("secret").GetString()!,
            // Of its groups and its case nothing is asked, since it is typed.
            ["television"] = (await TelevisionAsync()).Token.Replace("-", "", StringComparison.Ordinal),
        };
        var guest = await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin);
        tokens["guest"] = guest.GuestToken!;
        tokens["ticket"] = await Endpoint.TicketAsync(boss.AccessToken, Endpoint.Origin);
        Func<string, Task<HttpStatusCode>> redeem = token => SendAsync(HttpMethod.Post, "links/redeem", null, new { token, password = NewPassword });
        return (tokens, new()
        {
            // First: it lives for half a minute.
            ["ticket"] = OpenAsync,
            ["access"] = token => SendAsync(HttpMethod.Get, "keys", token, null),
            ["refresh"] = token => SendAsync(HttpMethod.Post, "sessions/refresh", null, new { refreshToken = token }),
            ["buyer"] = token => SendAsync(HttpMethod.Post, "sessions/buyer", null, new { shopKey = DemoShop.Key, userToken = token }),
            ["invitation"] = redeem,
            ["reset"] = redeem,
            ["API key"] = token => token == tokens["access"] ? Task.FromResult(HttpStatusCode.Forbidden) : SendAsync(HttpMethod.Get, "members", token, null),
            ["television"] = token => SendAsync(HttpMethod.Get, "wall", token, null),
            // With a token that is none he may well chat, as a guest whom nobody has seen before.
            ["guest"] = async token => await GuestOfAsync(token) == guest.Buyer!.Id ? HttpStatusCode.OK : HttpStatusCode.Unauthorized,
        });
    }

    // Each was good once, or is so at another shop.
    private async Task<List<(string Kind, string What, string Token)>> DeadAsync(Dictionary<string, Func<string, Task<HttpStatusCode>>> uses)
    {
        var dead = new List<(string Kind, string What, string Token)>();
        var boss = await TokenOfAsync("boss");
        var gone = await Endpoint.SignInAgentAsync(DemoShop.Key, "boss", Password);
        await DoneAsync(gone.AccessToken, HttpMethod.Delete, "sessions");
        dead.Add(("access", "of a session that ended", gone.AccessToken));
        dead.Add(("refresh", "of a session that ended", gone.RefreshToken!));
        dead.Add(("buyer", "expired", BuyerToken("7", life: TimeSpan.FromMinutes(-10))));
        var (id, link) = await InviteAsync(boss, "redeemed");
        dead.Add(("invitation", "redeemed", link));
        await DoneAsync(null, HttpMethod.Post, "links/redeem", new { token = link, password = NewPassword });
        dead.Add(("reset", "replaced", TokenOf(await DoneAsync(boss, HttpMethod.Post, $"members/{id}/link"))));
        await DoneAsync(boss, HttpMethod.Post, $"members/{id}/link");
        var key = await DoneAsync(boss, HttpMethod.Post, "keys", new { name = "revoked", scopes = KeyScopes.All });
        await DoneAsync(boss, HttpMethod.Delete, $"keys/{key.GetProperty("key").GetProperty("id").GetString()}");
        dead.Add(("API key", "revoked", key.GetProperty("secret").GetString()!));
        var television = await TelevisionAsync();
        await (await SupervisorAsync()).Hub.InvokeAsync("RevokeKiosk", [television.Kiosk.Id]);
        dead.Add(("television", "revoked", television.Token));
        dead.Add(("ticket", "used", await Endpoint.TicketAsync(boss, Endpoint.Origin)));
        Assert.Equal(HttpStatusCode.OK, await uses["ticket"](dead[^1].Token));
        await StrangerAsync();
        dead.Add(("guest", "of another shop", (await Endpoint.SignInBuyerAsync(OtherShop, Endpoint.Origin)).GuestToken!));
        return dead;
    }

    private async Task<NewKiosk> TelevisionAsync() => await (await SupervisorAsync()).Hub.InvokeAsync<NewKiosk>("MakeKiosk", ["hall"]);

    private async Task<HttpStatusCode> OpenAsync(string ticket)
    {
        try
        {
            await using var hub = await Endpoint.ConnectAsync("/hubs/agent", ticket, new Dictionary<string, string> { ["Origin"] = Endpoint.Origin });
            await hub.StartAsync();
            return HttpStatusCode.OK;
        }
        catch (WebSocketException)
        {
            return HttpStatusCode.Unauthorized;
        }
    }

    // None: he was not let in.
    private async Task<BuyerId?> GuestOfAsync(string token)
    {
        try
        {
            return (await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin, guestToken: token)).Buyer!.Id;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static bool IsTyped(string kind, string change) => kind == "television" && change == "another case";

    // Both are redeemed alike, each for its own account.
    private static bool IsLink(string one, string other) => one is "invitation" or "reset" && other is "invitation" or "reset";

    private static string Other(string token, int index) => $"{token[..index]}{(token[index] == 'A' ? 'B' : 'A')}{token[(index + 1)..]}";

    private static string Exchanged(string token)
    {
        var at = Enumerable.Range(token.Length / 4, token.Length / 2).First(i => token[i] != token[i + 1]);
        return $"{token[..at]}{token[at + 1]}{token[at]}{token[(at + 2)..]}";
    }

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string? bearer, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(Endpoint.Http.BaseAddress!, $"/api/v1/{path}")) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Origin", Endpoint.Origin);
        if (bearer is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {bearer}");
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }
}
