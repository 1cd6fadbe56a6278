using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ChatRouter.Core.Supervision;
using ChatRouter.IntegrationTests.Hubs;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatRouter.IntegrationTests.Sessions;

public sealed class SessionTests : HubScene
{
    [Fact]
    public async Task A_ticket_opens_one_socket_only()
    {
        var session = await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin);
        var ticket = await Endpoint.TicketAsync(session.AccessToken);

        Keep(await ConnectAsync(ticket, Endpoint.Origin));

        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(ticket, Endpoint.Origin));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1")]
    [InlineData(null)]
    public async Task A_foreign_page_opens_no_socket_and_does_not_use_the_ticket_up(string? origin)
    {
        var session = await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin);
        var ticket = await Endpoint.TicketAsync(session.AccessToken);

        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(ticket, origin));

        Keep(await ConnectAsync(ticket, Endpoint.Origin));
    }

    [Fact]
    public async Task A_foreign_page_gets_no_session()
    {
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => Endpoint.SignInBuyerAsync(DemoShop.Key, "https://evil.example"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("originNotAllowed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_buyers_ticket_opens_no_desk()
    {
        var session = await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin);
        var ticket = await Endpoint.TicketAsync(session.AccessToken);

        await Assert.ThrowsAsync<WebSocketException>(() =>
            Endpoint.ConnectAsync("/hubs/agent", ticket, new Dictionary<string, string> { ["Origin"] = Endpoint.Origin }));
    }

    [Fact]
    public async Task A_guest_comes_back_as_the_same_guest()
    {
        var first = await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin);

        var again = await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin, guestToken: first.GuestToken);
        var other = await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin, guestToken: "tampered" + first.GuestToken);

        Assert.Equal(first.Buyer!.Id, again.Buyer!.Id);
        Assert.NotEqual(first.Buyer.Id, other.Buyer!.Id);
        Assert.False(again.Buyer.Verified);
    }

    [Fact]
    public async Task A_token_signed_by_the_shop_makes_a_verified_buyer()
    {
        var session = await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin, Token());

        Assert.True(session.Buyer!.Verified);
        Assert.Equal("u:buyer-1", session.Buyer.Id.Value);
    }

    public static TheoryData<string> BadTokens => [.. BadTokenCases.Keys];

    private static readonly Dictionary<string, Func<string>> BadTokenCases = new()
    {
        ["another secret"] = () => Token(secret: "another-secret-another-secret-another-secret"),
        ["another audience"] = () => Token(audience: "elsewhere"),
        ["another shop"] = () => Token(issuer: "other"),
        ["expired"] = () => Token(from: -7_200, until: -3_600),
        ["longer than an hour"] = () => Token(until: 7_200),
        ["no expiry"] = () => Token(until: null),
        ["not yet valid"] = () => Token(notBefore: 600),
        ["no subject"] = () => Token(subject: null),
        ["HS512"] = () => Token(algorithm: SecurityAlgorithms.HmacSha512, secret: new string('s', 80)),
        ["alg none"] = () => Unsigned(),
        ["cut signature"] = () => Token()[..^4],
        ["changed payload"] = Swapped,
        ["no token"] = () => "nonsense",
    };

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_token_that_the_shop_did_not_sign_for_now_is_refused(string name)
    {
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin, BadTokenCases[name]()));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("tokenInvalid", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_shop_wrong_name_and_wrong_password_answer_alike_and_lock_the_account()
    {
        var answers = new List<string>();
        foreach (var (shop, account, password) in new[] { ("nowhere", "xiaofang", Password), (DemoShop.Key, "nobody", Password), (DemoShop.Key, "xiaofang", "wrong") })
            answers.Add((await Assert.ThrowsAsync<HttpRequestException>(() => Endpoint.SignInAgentAsync(shop, account, password))).Message.Split("\"traceId\"")[0]);
        Assert.Single(answers.Distinct());

        for (var i = 0; i < 4; i++)
            await Assert.ThrowsAsync<HttpRequestException>(() => Endpoint.SignInAgentAsync(DemoShop.Key, "xiaofang", "wrong"));
        var locked = await Assert.ThrowsAsync<HttpRequestException>(() => Endpoint.SignInAgentAsync(DemoShop.Key, "xiaofang", Password));

        await Assert.ThrowsAsync<HttpRequestException>(() => Endpoint.SignInAgentAsync(DemoShop.Key, "xiaofang", "wrong"));
        Assert.Contains("lockedOut", locked.Message, StringComparison.Ordinal);
        var told = await Server.Services.GetRequiredService<IAuditStore>().FindAsync(DemoShop.Shop.Id, new() { Action = AuditAction.LockedOut, Limit = 10 }, CancellationToken.None);
        Assert.Equal("xiaofang", Assert.Single(told).Target);
        await Endpoint.SignInAgentAsync(DemoShop.Key, "xiaoming", Password);
    }

    [Fact]
    public async Task A_name_that_nobody_has_locks_like_an_account()
    {
        foreach (var name in new[] { "xiaofang", "nobody" })
        {
            for (var i = 0; i < 5; i++)
                Assert.Equal("signInFailed", await RefusalAsync(name, "wrong"));
            Assert.Equal("lockedOut", await RefusalAsync(name, Password));
            Assert.Equal("lockedOut", await RefusalAsync(name.ToUpperInvariant(), Password));
        }

        Assert.Equal("signInFailed", await RefusalAsync("somebody", "wrong"));
    }

    [Fact]
    public async Task A_flood_of_guesses_does_not_outrun_the_lock()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => RefusalAsync("xiaofang", "wrong")));

        Assert.Equal(5, answers.Count(answer => answer == "signInFailed"));
        Assert.Equal("lockedOut", await RefusalAsync("xiaofang", Password));
    }

    [Fact]
    public async Task A_refresh_token_buys_a_new_session_and_nothing_else()
    {
        var session = await Endpoint.SignInAgentAsync(DemoShop.Key, "xiaofang", Password);

        var refreshed = await Endpoint.Http.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken = session.RefreshToken });

        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => Endpoint.TicketAsync(session.RefreshToken!));
    }

    [Theory]
    [InlineData("{\"shop\":\"demo\",\"account\":\"a\",\"password\":\"b\",\"admin\":true}")]
    [InlineData("{\"shop\":\"demo\"}")]
    [InlineData("[]")]
    [InlineData("not json")]
    public async Task A_malformed_body_is_a_problem_with_a_code(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await Endpoint.Http.PostAsync("/api/v1/sessions/agent", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("invalidArgument", problem.GetProperty("code").GetString());
        Assert.DoesNotContain("Exception", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_readiness_invariants_and_openapi_answer()
    {
        foreach (var path in new[] { "/healthz", "/readyz", "/openapi/v1.json", "/internal/invariants" })
            Assert.Equal(HttpStatusCode.OK, (await Endpoint.Http.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Endpoint.Http.GetAsync("/api/v1/nothing")).StatusCode);
    }

    private async Task<string> RefusalAsync(string account, string password)
    {
        using var answer = await Endpoint.Http.PostAsJsonAsync("/api/v1/sessions/agent", new { shop = DemoShop.Key, account, password });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
    }

    private Task<HubTestClient> ConnectAsync(string ticket, string? origin) =>
        Endpoint.ConnectAsync("/hubs/buyer", ticket, origin is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Origin"] = origin });

    private static string Token(
        string? secret = null, string audience = "chatrouter", string issuer = "demo", string? subject = "buyer-1", int from = 0, int? until = 3_000, int notBefore = 0,
        string algorithm = SecurityAlgorithms.HmacSha256)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new Dictionary<string, object> { ["iat"] = now.AddSeconds(from).ToUnixTimeSeconds(), ["orders"] = new[] { new { id = "1", state = "paid" } } };
        if (subject is not null)
            claims["sub"] = subject;
        if (until is { } seconds)
            claims["exp"] = now.AddSeconds(seconds).ToUnixTimeSeconds();
        if (notBefore > 0)
            claims["nbf"] = now.AddSeconds(notBefore).ToUnixTimeSeconds();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = claims,
            SigningCredentials = new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret ?? DemoShop.BuyerTokenSecret)), algorithm),
        });
    }

    private static string Unsigned() => $"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{Token().Split('.')[1]}.";

    private static string Swapped()
    {
        var parts = Token().Split('.');
        return $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("buyer-1", "buyer-2", StringComparison.Ordinal))}.{parts[2]}";
    }
}
