using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatRouter.Core.Shops;
using ChatRouter.IntegrationTests.Servers;
using ChatRouter.TestKit.HubClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>An owner who makes his shop himself, where the operator reviews it.</summary>
public sealed class SignUpTests : AccountScene
{
    private static readonly CancellationToken None = CancellationToken.None;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Accounts:SignUp"] = "review", ["Limits:SignUpsPerHour"] = "100000", ["Logging:LogLevel:ChatRouter"] = "Information" };

    private readonly Heard _heard = new();

    protected override ILoggerProvider? Listener => _heard;

    [Fact]
    public async Task His_shop_waits_for_review_is_set_up_meanwhile_and_serves_once_the_operator_lets_it()
    {
        var made = await DoneAsync(null, HttpMethod.Post, "shops", Form(origin: Endpoint.Origin));
        Assert.Single(_heard.Lines, line => line.Contains("muji was signed up and waits for review", StringComparison.Ordinal));
        var boss = await TokenOfAsync("boss", "muji", NewPassword);
        var shop = await GetAsync(boss, "shop");

        Assert.Equal("""{"key":"muji","name":"木吉","status":"pending"}""", made.GetRawText());
        Assert.Equal(("木吉", "pending", false), (shop.GetProperty("name").GetString(), shop.GetProperty("status").GetString(), shop.GetProperty("serving").GetBoolean()));
        Assert.Equal(Endpoint.Origin, (await GetAsync(boss, "shop/widget")).GetProperty("origins")[0].GetString());
        var member = Assert.Single((await GetAsync(boss, "members")).GetProperty("members").EnumerateArray());
        Assert.Equal(("boss", "店长", "admin"), (member.GetProperty("name").GetString(), member.GetProperty("displayName").GetString(), member.GetProperty("role").GetString()));
        Assert.Equal(member.GetProperty("id").GetString(), (await GetAsync(boss, "audit?action=signedUpShop")).GetProperty("entries")[0].GetProperty("actor").GetString());
        await DoneAsync(boss, HttpMethod.Put, "shop/transfer-reasons", new { reasons = new[] { "售后" } });
        var buyer = Keep(await BuyerTestClient.OpenAsync(Endpoint, "muji", Endpoint.Origin));
        Assert.Equal("shopDisabled", await RefusalOfAsync(() => buyer.SendAsync("在吗")));

        using var let = await Endpoint.Http.PutAsJsonAsync("/internal/shops/muji/standing", new { status = "active" });
        var conversation = (await buyer.SendAsync("在吗")).ConversationId;

        Assert.Equal(HttpStatusCode.OK, let.StatusCode);
        Assert.Equal("在吗", (await GetAsync(boss, $"conversations/{conversation}/messages")).GetProperty("messages")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("""{ "key": "Mu ji" }""", "invalidArgument", "key=malformed")]
    [InlineData("""{ "key": "m" }""", "invalidArgument", "key=malformed")]
    [InlineData("""{ "key": "muji\n" }""", "invalidArgument", "key=malformed")]
    [InlineData("""{ "name": "two\nlines", "displayName": "a\u0007b" }""", "invalidArgument", "name=malformed displayName=malformed")]
    [InlineData("""{ "name": " ", "account": "" }""", "invalidArgument", "name=required account=required")]
    [InlineData("""{ "account": "老板" }""", "invalidArgument", "account=malformed")]
    [InlineData("""{ "origin": "https://shop.example.com/" }""", "invalidArgument", "origin=malformed")]
    [InlineData("""{ "origin": "javascript:alert(1)" }""", "invalidArgument", "origin=malformed")]
    [InlineData("""{ "password": "short" }""", "passwordTooShort", "")]
    [InlineData("""{ "password": "1234567890" }""", "passwordCommon", "")]
    [InlineData("""{ "account": "shopkeeper", "password": "shopkeeper1" }""", "passwordCommon", "")]
    public async Task What_does_not_fit_is_named_and_makes_nothing(string changed, string code, string faults)
    {
        var form = JsonSerializer.SerializeToElement(Form()).EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
        foreach (var field in JsonSerializer.Deserialize<JsonElement>(changed).EnumerateObject())
            form[field.Name] = field.Value;

        var (status, problem) = await AskAsync(null, HttpMethod.Post, "shops", form);

        Assert.Equal((HttpStatusCode.BadRequest, code), (status, problem.GetProperty("code").GetString()));
        Assert.Equal(faults, problem.TryGetProperty("errors", out var errors) ? string.Join(' ', errors.EnumerateObject().Select(field => $"{field.Name}={field.Value[0].GetString()}")) : "");
        Assert.DoesNotContain(await Shops.AllAsync(None), shop => shop.Id.Value != "demo");
    }

    [Fact]
    public async Task A_key_belongs_to_whoever_was_first_and_nobody_gets_into_his_shop()
    {
        Assert.Equal((HttpStatusCode.Conflict, "shopKeyTaken"), await RefusalAsync(null, HttpMethod.Post, "shops", Form("demo")));
        await Shops.SaveAsync((await Shops.FindAsync(new("demo"), None))! with { Id = new("old"), PublicKey = "renewed" }, None);
        Assert.Equal((HttpStatusCode.Conflict, "shopKeyTaken"), await RefusalAsync(null, HttpMethod.Post, "shops", Form("renewed")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => RefusalAsync(null, HttpMethod.Post, "shops", Form(account: $"boss{i}"))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer == (HttpStatusCode.Conflict, "shopKeyTaken")));
        Assert.Single(await Shops.AccountsAsync(new ShopId("muji"), None));
        Assert.Null(await Shops.FindAsync(new("renewed"), None));
    }

    [Fact]
    public async Task The_page_and_the_console_say_in_themselves_that_owners_may_sign_up()
    {
        Assert.Contains("""<meta name="sign-up" content="review" /></head>""", await Endpoint.Http.GetStringAsync("/signup"), StringComparison.Ordinal);
        Assert.Contains("""<meta name="sign-up" content="review" /></head>""", await Endpoint.Http.GetStringAsync("/admin"), StringComparison.Ordinal);
        Assert.DoesNotContain("sign-up", await Endpoint.Http.GetStringAsync("/desk"), StringComparison.Ordinal);
    }

    private IShopStore Shops => Server.Services.GetRequiredService<IShopStore>();

    internal static object Form(string key = "muji", string account = "boss", string? origin = null) =>
        new { key, name = " 木吉 ", account, displayName = " 店长 ", password = NewPassword, origin };

    private async Task<string> TokenOfAsync(string account, string shop, string password) => (await Endpoint.SignInAgentAsync(shop, account, password)).AccessToken;
}
