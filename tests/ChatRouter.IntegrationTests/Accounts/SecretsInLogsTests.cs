using System.Net;
using ChatRouter.Core.Supervision;
using ChatRouter.IntegrationTests.Servers;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Extensions.Logging;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>A run that uses every kind of secret, rightly and wrongly, and what was logged of it at the chattiest level of our own code.</summary>
public class SecretsInLogsTests : AccountScene
{
    private const string OperatorToken = "an-operators-own-token";

    private readonly Heard _heard = new();

    protected override ILoggerProvider? Listener => _heard;

    /// <summary>What else of the configuration nobody must read.</summary>
    protected virtual IReadOnlyDictionary<string, string> Configured => new Dictionary<string, string>();

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings) { ["Logging:LogLevel:Default"] = "Trace", ["Operator:Token"] = OperatorToken };

    [Fact]
    public async Task No_secret_is_in_the_log()
    {
        var secrets = new Dictionary<string, string>(Configured) { ["password"] = NewPassword, ["reset password"] = "another few words", ["wrong password"] = "a guess that is wrong", ["demo password"] = Password };
        var boss = await Endpoint.SignInAgentAsync("demo", "boss", Password);
        (secrets["access token"], secrets["refresh token"]) = (boss.AccessToken, boss.RefreshToken!);
        var (id, invitation) = await InviteAsync(boss.AccessToken, "newbie");
        secrets["invitation"] = invitation;
        await DoneAsync(null, HttpMethod.Post, "links/look", new { token = invitation });
        await RefusalAsync(null, HttpMethod.Post, "links/redeem", new { token = invitation, password = "12345" });
        await DoneAsync(null, HttpMethod.Post, "links/redeem", new { token = invitation, password = NewPassword });
        await RefusalAsync(null, HttpMethod.Post, "links/redeem", new { token = invitation, password = NewPassword });
        secrets["reset link"] = TokenOf(await DoneAsync(boss.AccessToken, HttpMethod.Post, $"members/{id}/link"));
        await DoneAsync(null, HttpMethod.Post, "links/redeem", new { token = secrets["reset link"], password = secrets["reset password"] });
        var newbie = await Endpoint.SignInAgentAsync("demo", "newbie", secrets["reset password"]);
        await RefusalAsync(newbie.AccessToken, HttpMethod.Put, "me/password", new { old = secrets["wrong password"], @new = NewPassword });
        await DoneAsync(newbie.AccessToken, HttpMethod.Put, "me/password", new { old = secrets["reset password"], @new = NewPassword });
        await RefusalAsync(null, HttpMethod.Post, "sessions/agent", new { shop = "demo", account = "newbie", password = secrets["wrong password"] });
        secrets["refreshed token"] = (await DoneAsync(null, HttpMethod.Post, "sessions/refresh", new { refreshToken = boss.RefreshToken })).GetProperty("accessToken").GetString()!;
        await RefusalAsync(null, HttpMethod.Post, "sessions/refresh", new { refreshToken = boss.AccessToken });
        secrets["API key"] = (await DoneAsync(boss.AccessToken, HttpMethod.Post, "keys", new { name = "all", scopes = KeyScopes.All })).GetProperty("secret").GetString()!;
        await DoneAsync(secrets["API key"], HttpMethod.Put, "buyers/7/orders", new { orders = Array.Empty<object>() });
        await RefusalAsync(secrets["API key"], HttpMethod.Get, "keys");
        secrets["connector secret"] = "connector-secret-of-more-than-32-characters";
        await DoneAsync(boss.AccessToken, HttpMethod.Put, "shop/order-connector", new { url = "https://orders.example/", secret = secrets["connector secret"] });
        var made = await DoneAsync(boss.AccessToken, HttpMethod.Post, "webhooks", new { url = "http://127.0.0.1:9/?of=the-receivers-own-token", events = new[] { "message.created" } });
        (secrets["webhook secret"], secrets["receiver's token"]) = (made.GetProperty("secret").GetString()!, "the-receivers-own-token");
        await DoneAsync(boss.AccessToken, HttpMethod.Post, $"webhooks/{made.GetProperty("webhook").GetProperty("id").GetString()}/test");
        secrets["new buyer token secret"] = (await DoneAsync(boss.AccessToken, HttpMethod.Post, "shop/widget/secrets")).GetProperty("secret").GetString()!;
        secrets["operator's token"] = OperatorToken;
        foreach (var token in new[] { OperatorToken, "a guess of an operator's token" })
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, "/internal/invariants");
            ask.Headers.Add("X-Ops-Token", token);
            using var answer = await Endpoint.Http.SendAsync(ask);
            Assert.Equal(token == OperatorToken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
        }
        await using (var supervisor = await SupervisorTestClient.OpenAsync(Endpoint, "demo", "boss", Password))
            secrets["television's code"] = (await supervisor.Hub.InvokeAsync<NewKiosk>("MakeKiosk", ["hall"])).Token;
        foreach (var code in new[] { secrets["television's code"], "AAAA-BBBB-CCCC-DDDD" })
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, "/api/v1/wall") { Headers = { Authorization = new("Bearer", code) } };
            using var answer = await Endpoint.Http.SendAsync(ask);
            Assert.Equal(code == secrets["television's code"] ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
        }
        secrets["buyer token"] = BuyerToken("7");
        secrets["buyer token secret"] = DemoShop.BuyerTokenSecret;
        await using var buyer = await BuyerTestClient.OpenAsync(Endpoint, DemoShop.Key, Endpoint.Origin, secrets["buyer token"]);
        secrets["buyer's access token"] = buyer.Session.AccessToken;
        secrets["message"] = "words that are nobody's business";
        await buyer.SendAsync(secrets["message"]);
        secrets["guest token"] = (await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin)).GuestToken!;
        await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin, guestToken: secrets["guest token"]);
        await Assert.ThrowsAsync<HttpRequestException>(() => Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin, secrets["buyer token"] + "x"));
        secrets["ticket"] = await Endpoint.TicketAsync(boss.AccessToken);
        await using (var hub = await Endpoint.ConnectAsync("/hubs/agent", secrets["ticket"], new Dictionary<string, string> { ["Origin"] = Endpoint.Origin }))
            await hub.StartAsync();
        await EndAsync(() => _heard.Lines);

        Assert.Equal(Environment.Version < new Version(10, 0, 13), _heard.Lines.Any(line => line.Contains("lacks security updates", StringComparison.Ordinal)));
        Assert.Contains(_heard.Lines, line => line.Contains("newbie", StringComparison.Ordinal));
        Assert.Empty(secrets.SelectMany(secret => _heard.Lines.Where(line => line.Contains(secret.Value, StringComparison.Ordinal)).Select(line => $"{secret.Key}: {line}")));
    }

    /// <summary>What goes wrong last.</summary>
    protected virtual Task EndAsync(Func<IReadOnlyCollection<string>> heard) => Task.CompletedTask;
}
