using System.Net;
using System.Text.Json;
using ChatRouter.Server.Auth;

namespace ChatRouter.IntegrationTests.Desks;

public sealed class PhrasesApiTests : DeskScene
{
    private static object APhrase(string scope = "personal", string title = "物流延迟", string? groupId = null, string? code = "wuliu", string? initials = null) =>
        new { scope, groupId, title, text = "亲,快递延迟了", code, initials };

    [Fact]
    public async Task Who_saw_an_older_phrase_overwrites_and_deletes_nothing()
    {
        var boss = await TokenOfAsync("boss");
        var (_, made) = await AskAsync(boss, HttpMethod.Post, "phrases", APhrase("shop", "first"));
        var (id, seen) = (made.GetProperty("id").GetString(), made.GetProperty("revision").GetString());

        var (changed, second) = await AskAsync(boss, HttpMethod.Put, $"phrases/{id}", new { scope = "shop", title = "second", text = "x", revision = seen });
        Assert.Equal(HttpStatusCode.OK, changed);
        Assert.Equal((HttpStatusCode.Conflict, "changedMeanwhile"), await RefusalAsync(boss, HttpMethod.Put, $"phrases/{id}", new { scope = "shop", title = "third", text = "x", revision = seen }));
        Assert.Equal((HttpStatusCode.Conflict, "changedMeanwhile"), await RefusalAsync(boss, HttpMethod.Delete, $"phrases/{id}?revision={seen}"));
        Assert.Contains("second", await TitlesAsync(boss));

        Assert.Equal((HttpStatusCode.NoContent, null), await RefusalAsync(boss, HttpMethod.Delete, $"phrases/{id}?revision={second.GetProperty("revision").GetString()}"));
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(boss, HttpMethod.Delete, $"phrases/{id}"));
    }

    [Fact]
    public async Task An_agent_gets_his_shops_and_his_groups_phrases()
    {
        var titles = await TitlesAsync(await TokenOfAsync("xiaofang"));

        Assert.Contains("发货时间", titles);
        Assert.Contains("优惠券", titles);
        Assert.DoesNotContain("退货地址", titles);
        Assert.Contains("退货地址", await TitlesAsync(await TokenOfAsync("boss")));
    }

    [Fact]
    public async Task A_personal_phrase_is_made_changed_and_deleted_and_nobody_else_sees_it()
    {
        var (fang, ming) = (await TokenOfAsync("xiaofang"), await TokenOfAsync("xiaoming"));

        var (created, phrase) = await AskAsync(fang, HttpMethod.Post, "phrases", APhrase());
        var id = phrase.GetProperty("id").GetString();
        Assert.Equal((HttpStatusCode.OK, "wlyc"), (created, phrase.GetProperty("initials").GetString()));
        Assert.Contains("物流延迟", await TitlesAsync(fang));
        Assert.DoesNotContain("物流延迟", await TitlesAsync(ming));
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(ming, HttpMethod.Put, $"phrases/{id}", APhrase()));
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(ming, HttpMethod.Delete, $"phrases/{id}"));

        var (_, changed) = await AskAsync(fang, HttpMethod.Put, $"phrases/{id}", APhrase(title: "快递延迟", initials: "kd"));
        Assert.Equal("kd", changed.GetProperty("initials").GetString());
        Assert.Equal((HttpStatusCode.NoContent, null), await RefusalAsync(fang, HttpMethod.Delete, $"phrases/{id}"));
        Assert.DoesNotContain("快递延迟", await TitlesAsync(fang));
    }

    [Fact]
    public async Task Only_an_administrator_changes_what_everybody_uses()
    {
        var (fang, boss) = (await TokenOfAsync("xiaofang"), await TokenOfAsync("boss"));

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(fang, HttpMethod.Post, "phrases", APhrase("shop")));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(fang, HttpMethod.Post, "phrases", APhrase("group", groupId: "pre-sale")));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(fang, HttpMethod.Delete, "phrases/demo-01"));
        Assert.Equal((HttpStatusCode.NotFound, "unknownTarget"), await RefusalAsync(boss, HttpMethod.Post, "phrases", APhrase("group", groupId: "nowhere")));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Post, "phrases", APhrase("shop", "国庆安排"))).Status);
        Assert.Contains("国庆安排", await TitlesAsync(fang));
    }

    [Theory]
    [InlineData("", "text", "a", "invalidArgument")]
    [InlineData("title", "", "a", "textEmpty")]
    [InlineData("title", "text", "Fa Huo", "invalidArgument")]
    [InlineData("title", "text", "发货", "invalidArgument")]
    public async Task A_phrase_that_cannot_be_used_is_refused(string title, string text, string code, string refusal)
    {
        var refused = await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Post, "phrases", new { scope = "personal", title, text, code });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        // The framework refuses what is missing before the use case reads it.
        Assert.Contains(refused.Code, new[] { refusal, "invalidArgument" });
    }

    [Fact]
    public async Task Another_shop_sees_and_changes_nothing_and_nobody_gets_in_without_a_session()
    {
        var stranger = await StrangerAsync();

        Assert.Empty(await TitlesAsync(stranger));
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(stranger, HttpMethod.Put, "phrases/demo-01", APhrase("shop")));
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(stranger, HttpMethod.Delete, "phrases/demo-01"));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await RefusalAsync(null, HttpMethod.Get, "phrases"));
        var buyer = await BuyerAsync();
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(buyer.Session.AccessToken, HttpMethod.Get, "phrases"));
    }

    [Fact]
    public async Task Every_route_of_the_desk_is_described_with_its_refusals()
    {
        var paths = JsonSerializer.Deserialize<JsonElement>(await Endpoint.Http.GetStringAsync("/openapi/v1.json")).GetProperty("paths");

        Assert.True(paths.GetProperty("/api/v1/phrases").GetProperty("post").GetProperty("responses").TryGetProperty("409", out _));
        Assert.True(paths.GetProperty("/api/v1/conversations/{id}/orders").GetProperty("get").GetProperty("responses").TryGetProperty("504", out _));
        foreach (var path in new[] { "/api/v1/desk/settings", "/api/v1/desk/targets", "/api/v1/conversations/{id}/buyer", "/api/v1/conversations/{id}/assignments", "/api/v1/shop/forbidden-words" })
            Assert.True(paths.TryGetProperty(path, out _), path);
    }

    [Fact]
    public async Task The_shops_backend_looks_after_what_is_shared_by_keys_of_the_shops_scopes()
    {
        var (boss, fang) = (await TokenOfAsync("boss"), await TokenOfAsync("xiaofang"));
        await AskAsync(fang, HttpMethod.Post, "phrases", APhrase());
        var (reading, writing) = (await KeyAsync(boss, KeyScopes.ShopRead), await KeyAsync(boss, KeyScopes.ShopRead, KeyScopes.ShopWrite));

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await KeyAsync(boss, KeyScopes.MembersRead), HttpMethod.Get, "phrases"));
        Assert.Equal(await SharedAsync(boss), await TitlesAsync(reading));
        foreach (var (method, path) in new[] { (HttpMethod.Post, "phrases"), (HttpMethod.Post, "phrases/import"), (HttpMethod.Put, "phrases/demo-01"), (HttpMethod.Delete, "phrases/demo-01") })
            Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(reading, method, path, method == HttpMethod.Delete ? null : APhrase("shop")));

        var (created, made) = await AskAsync(writing, HttpMethod.Post, "phrases", APhrase("shop", "从 ERP 来"));
        var id = made.GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.OK, created);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(writing, HttpMethod.Post, "phrases/import", new { phrases = new[] { APhrase("group", "券", "pre-sale") } })).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(writing, HttpMethod.Put, $"phrases/{id}", APhrase("shop", "改过"))).Status);
        Assert.Superset(new HashSet<string?> { "改过", "券" }, (await TitlesAsync(fang)).ToHashSet());
        var (refused, problem) = await AskAsync(writing, HttpMethod.Post, "phrases", APhrase());
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (refused, problem.GetProperty("code").GetString()));
        Assert.Contains("has no desk", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NoContent, null), await RefusalAsync(writing, HttpMethod.Delete, $"phrases/{id}"));

        var told = (await GetAsync(boss, "audit?action=changedPhrases")).GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(4, told.Count);
        Assert.All(told, entry => Assert.StartsWith("key:", entry.GetProperty("actor").GetString(), StringComparison.Ordinal));
    }

    private async Task<string> KeyAsync(string boss, params string[] scopes)
    {
        var (_, made) = await AskAsync(boss, HttpMethod.Post, "keys", new { name = string.Join(' ', scopes), scopes });
        return made.GetProperty("secret").GetString()!;
    }

    private async Task<IReadOnlyList<string?>> SharedAsync(string token) =>
        [.. (await GetAsync(token, "phrases")).GetProperty("phrases").EnumerateArray().Where(phrase => phrase.GetProperty("scope").GetString() != "personal").Select(phrase => phrase.GetProperty("title").GetString())];

    private async Task<IReadOnlyList<string?>> TitlesAsync(string token) =>
        [.. (await GetAsync(token, "phrases")).GetProperty("phrases").EnumerateArray().Select(phrase => phrase.GetProperty("title").GetString())];
}
