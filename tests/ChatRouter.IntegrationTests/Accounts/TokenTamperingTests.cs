using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>Every kind of token, changed in every way that costs an attacker nothing, and presented where it or another kind belongs.</summary>
public sealed class TokenTamperingTests : AccountScene
{
    private static readonly Dictionary<string, Func<string, string>> Changes = new()
    {
        ["first character"] = token => Other(token, 0),
        ["a character of the first third"] = token => Other(token, token.Length / 3),
        ["the middle character"] = token => Other(token, token.Length / 2),
        ["a character of the last third"] = token => Other(token, token.Length * 2 / 3),
        // Of a base64 text's last character some bits may mean nothing.
        ["the last character but one"] = token => Other(token, token.Length - 2),
        ["the last one missing"] = token => token[..^1],
        ["half of it missing"] = token => token[..(token.Length / 2)],
        ["the first one missing"] = token => token[1..],
        ["one more"] = token => token + "A",
        ["twice"] = token => token + token,
        ["another case"] = token => string.Concat(token.Select(c => char.IsLower(c) ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c))),
        ["backwards"] = token => new([.. token.Reverse()]),
        ["two exchanged"] = Exchanged,
        ["of another length"] = token => token + new string('A', 20_000),
    };

    [Fact]
    public async Task No_changed_token_and_none_of_another_kind_opens_anything()
    {
        var (tokens, uses) = await EveryKindAsync();
        var cases = new List<(string Name, string Use, string Token)>();
        foreach (var kind in uses.Keys)
        {
            cases.AddRange(Changes.Select(change => ($"{kind}, {change.Key}", kind, change.Value(tokens[kind]))));
            cases.AddRange(tokens.Where(other => other.Key != kind && !IsLink(other.Key, kind)).Select(other => ($"{other.Key} as {kind}", kind, other.Value)));
        }

        var opened = new List<string>();
        foreach (var (name, use, token) in cases)
        {
            var status = await uses[use](token);
            // Refused for itself, and not for being one too many.
            Assert.True((int)status is < 500 and not 429, $"{name}: {status}");
            if (status is HttpStatusCode.OK or HttpStatusCode.NoContent)
                opened.Add(name);
        }

        Assert.True(cases.Count >= 60, $"{cases.Count} cases");
        Assert.Empty(opened);
        foreach (var (kind, use) in uses)
            Assert.True(await use(tokens[kind]) is HttpStatusCode.OK or HttpStatusCode.NoContent, $"The good {kind} opens nothing.");
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
        };
        Func<string, Task<HttpStatusCode>> redeem = token => SendAsync(HttpMethod.Post, "links/redeem", null, new { token, password = NewPassword });
        return (tokens, new()
        {
            ["access"] = token => SendAsync(HttpMethod.Get, "keys", token, null),
            ["refresh"] = token => SendAsync(HttpMethod.Post, "sessions/refresh", null, new { refreshToken = token }),
            ["buyer"] = token => SendAsync(HttpMethod.Post, "sessions/buyer", null, new { shopKey = DemoShop.Key, userToken = token }),
            ["invitation"] = redeem,
            ["reset"] = redeem,
            ["API key"] = token => token == tokens["access"] ? Task.FromResult(HttpStatusCode.Forbidden) : SendAsync(HttpMethod.Get, "members", token, null),
        });
    }

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
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Origin", Endpoint.Origin);
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await Endpoint.Http.SendAsync(request);
        return response.StatusCode;
    }
}
