using System.Net;
using System.Text.Json;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.IntegrationTests.Orders;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Desks;

/// <summary>What administrators set, over HTTP.</summary>
public sealed class ShopApiTests : DeskScene
{
    private const string Secret = "a-secret-of-at-least-32-characters";

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Orders:PrivateNetworks:0"] = "127.0.0.0/8",
        ["Orders:Timeout"] = "00:00:00.3",
    };

    [Theory]
    [InlineData("shop", """{ "name": "Another" }""")]
    [InlineData("shop/forbidden-words", """{ "words": [ { "word": "高仿", "mode": "block" } ] }""")]
    [InlineData("shop/transfer-reasons", """{ "reasons": ["售后"] }""")]
    [InlineData("shop/pause-reasons", """{ "reasons": ["开会"] }""")]
    [InlineData("shop/tags", """{ "tags": [ { "name": "易退货", "color": "orange" } ] }""")]
    [InlineData("shop/order-connector", """{ "url": "https://shop.example/orders", "secret": "a-secret-of-at-least-32-characters" }""")]
    [InlineData("shop/widget", """{ "origins": ["https://shop.example"], "guestsAllowed": false, "look": { "color": "#237804", "side": "left", "labelZh": "问客服", "labelEn": "Ask us" }, "chat": { "contact": "either", "warnOfLinks": true, "topics": [ { "labelZh": "退款", "groupKey": "after-sale" } ] } }""")]
    public async Task Who_saves_what_another_changed_in_the_meantime_is_told_so_and_changes_nothing(string path, string body)
    {
        var boss = await TokenOfAsync("boss");
        var before = await GetAsync(boss, path);
        var change = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body)!;
        change["revision"] = before.GetProperty("revision");

        var (status, saved) = await AskAsync(boss, HttpMethod.Put, path, change);
        var late = await RefusalAsync(boss, HttpMethod.Put, path, change);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, "changedMeanwhile"), (status, late.Status, late.Code));
        Assert.NotEqual(before.GetProperty("revision").GetString(), saved.GetProperty("revision").GetString());
        Assert.Equal(saved.GetRawText(), (await GetAsync(boss, path)).GetRawText());
        change["revision"] = saved.GetProperty("revision");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Put, path, change)).Status);
    }

    [Theory]
    [InlineData("shop/forbidden-words", """{ "words": [ { "word": "VX", "mode": "warn" }, { "word": " vx ", "mode": "block" }, { "word": " ", "mode": "warn" } ] }""", "words.1.word=duplicate words.2.word=required")]
    [InlineData("shop", """{ "name": " " }""", "name=required")]
    [InlineData("shop", """{ "name": "a\nb" }""", "name=malformed")]
    [InlineData("shop", """{ "name": "12345678901234567890123456789012345678901" }""", "name=tooLong")]
    [InlineData("shop/forbidden-words", """{ "words": [ null ] }""", "words=malformed")]
    [InlineData("shop/forbidden-words", """{ "words": [], "mostInARow": 101 }""", "mostInARow=malformed")]
    [InlineData("shop/forbidden-words", """{ "words": [], "mostInARow": -1 }""", "mostInARow=malformed")]
    [InlineData("shop/forbidden-words", """{ "words": [], "patterns": [ null ] }""", "patterns=malformed")]
    [InlineData("shop/forbidden-words", """{ "words": [], "patterns": [ { "kind": "link", "mode": "warn" }, { "kind": "link", "mode": "block" } ], "domains": [ "tmall.com", " TMALL.com", "https://jd.com", "localhost", " " ] }""",
        "patterns.1.kind=duplicate domains.1=duplicate domains.2=malformed domains.3=malformed domains.4=required")]
    [InlineData("shop/transfer-reasons", """{ "reasons": ["a", "a"] }""", "reasons.1=duplicate")]
    [InlineData("shop/pause-reasons", """{ "reasons": ["a", " a", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"] }""", "reasons.1=duplicate reasons.2=tooLong")]
    [InlineData("shop/tags", """{ "tags": [ { "name": "VIP", "color": "red" }, { "name": " vip ", "color": "gray" }, { "name": "a/b", "color": "gray" }, { "name": "..", "color": "gray" }, { "name": "123456789012345678901", "color": "gray" }, { "name": " ", "color": "gray" } ] }""",
        "tags.1.name=duplicate tags.2.name=malformed tags.3.name=malformed tags.4.name=tooLong tags.5.name=required")]
    [InlineData("shop/order-connector", """{ "url": "ftp://shop.example", "secret": "short" }""", "url=malformed secret=tooShort")]
    [InlineData("shop/order-connector", """{ "url": "https://shop.example" }""", "secret=required")]
    [InlineData("shop/widget", """{ "origins": ["https://shop.example/", "https://a.example", "https://a.example", null], "guestsAllowed": true, "look": { "color": "red", "side": "left" } }""",
        "color=malformed origins.0=malformed origins.2=duplicate origins.3=malformed")]
    [InlineData("shop/widget", """{ "origins": [], "guestsAllowed": true, "look": { "side": "left" }, "chat": { "contact": "none", "warnOfLinks": false, "topics": [ null, { "labelZh": " " }, { "labelEn": "1234567890123456789012345678901" }, { "labelZh": "退款", "groupKey": "nowhere" } ] } }""",
        "topics.0=malformed topics.1=required topics.2=tooLong topics.3.groupKey=unknown")]
    [InlineData("shop/widget", """{ "origins": [], "guestsAllowed": true, "look": { "side": "left" }, "chat": { "contact": "phone", "topics": [ { "labelEn": "1" }, { "labelEn": "2" }, { "labelEn": "3" }, { "labelEn": "4" }, { "labelEn": "5" }, { "labelEn": "6" }, { "labelEn": "7" } ] } }""", "topics=tooMany")]
    [InlineData("shop/widget", """{ "origins": [], "guestsAllowed": true, "look": { "side": "left" }, "chat": { "contact": "none", "texts": { "zh": { "welcome": " ", "outOfHours": "a\u0000b" }, "en": { "left": "LONG", "ended": " FULL " } } } }""", "texts.zh.outOfHours=malformed texts.en.left=tooLong")]
    public async Task Each_field_that_does_not_fit_is_named_with_what_is_wrong(string path, string body, string faults)
    {
        var filled = body.Replace("LONG", new('x', 201), StringComparison.Ordinal).Replace("FULL", new('x', 200), StringComparison.Ordinal);

        var (status, problem) = await AskAsync(await TokenOfAsync("boss"), HttpMethod.Put, path, JsonSerializer.Deserialize<JsonElement>(filled));

        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), (status, problem.GetProperty("code").GetString()));
        Assert.Equal(faults, string.Join(' ', problem.GetProperty("errors").EnumerateObject().Select(field => $"{field.Name}={field.Value[0].GetString()}")));
    }

    [Fact]
    public async Task A_topic_of_a_group_that_is_gone_is_named_when_it_is_refused()
    {
        var topics = new[] { new { labelZh = "发货", labelEn = (string?)null, groupKey = "pre-sale" }, new { labelZh = "退款", labelEn = (string?)"Refund", groupKey = "gone" }, new { labelZh = " ", labelEn = (string?)"Sizes", groupKey = "gone-too" } };

        var (status, problem) = await AskAsync(await TokenOfAsync("boss"), HttpMethod.Put, "shop/widget", new { origins = Array.Empty<string>(), guestsAllowed = true, look = new { side = "left" }, chat = new { contact = "none", topics } });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("The shop has no such group: give these topics another, or none: 退款, Sizes.", problem.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("shop/forbidden-words")]
    [InlineData("shop/transfer-reasons")]
    [InlineData("shop/pause-reasons")]
    [InlineData("shop/tags")]
    [InlineData("shop/order-connector")]
    [InlineData("shop/widget")]
    public async Task Supervisors_read_and_agents_and_strangers_see_nothing(string path)
    {
        await AskAsync(await TokenOfAsync("boss"), HttpMethod.Put, "shop/transfer-reasons", new { reasons = new[] { "demo" } });
        await MakeSupervisorAsync("xiaoming");

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(await TokenOfAsync("xiaoming"), HttpMethod.Get, path)).Status);
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaoming"), HttpMethod.Put, path, new { }));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Get, path));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await RefusalAsync(null, HttpMethod.Get, path));
        Assert.DoesNotContain("demo", (await GetAsync(await StrangerAsync(), path)).GetRawText());
    }

    [Fact]
    public async Task A_desk_offers_the_shops_own_reasons_of_pauses_and_three_where_there_are_none()
    {
        var (boss, agent) = (await TokenOfAsync("boss"), await TokenOfAsync("xiaofang"));
        Assert.Equal("""["break","meal","training"]""", (await GetAsync(agent, "desk/settings")).GetProperty("pauseReasons").GetRawText());

        await AskAsync(boss, HttpMethod.Put, "shop/pause-reasons", new { reasons = new[] { " meeting ", "<b>lunch</b>" } });

        Assert.Equal(["meeting", "<b>lunch</b>"], (await GetAsync(agent, "desk/settings")).GetProperty("pauseReasons").Deserialize<string[]>()!);
    }

    [Fact]
    public async Task Every_change_stands_in_the_audit_with_what_changed_and_what_changed_nothing_does_not()
    {
        var boss = await TokenOfAsync("boss");
        var words = new[] { new { word = "高仿", mode = "block" } };
        await AskAsync(boss, HttpMethod.Put, "shop/forbidden-words", new { words, patterns = new[] { new { kind = "bankCard", mode = "warn" } }, domains = new[] { "tmall.com" }, mostInARow = 10 });
        // What says nothing of patterns, domains and the limit leaves them as they are.
        await AskAsync(boss, HttpMethod.Put, "shop/forbidden-words", new { words });
        await AskAsync(boss, HttpMethod.Put, "shop/transfer-reasons", new { reasons = new[] { "售后" } });
        await AskAsync(boss, HttpMethod.Put, "shop/transfer-reasons", new { reasons = new[] { "售后" } });
        await AskAsync(boss, HttpMethod.Put, "shop/transfer-reasons", new { reasons = new[] { "" } });
        await AskAsync(boss, HttpMethod.Put, "shop/pause-reasons", new { reasons = new[] { "开会" } });
        await AskAsync(boss, HttpMethod.Put, "shop/order-connector", new { url = "https://shop.example/a", secret = Secret });
        await AskAsync(boss, HttpMethod.Put, "shop/order-connector", new { url = "https://shop.example/a", secret = Secret + "2" });
        var texts = new { zh = new { welcome = " 欢迎 ", queue = " " }, en = new { ended = "" } };
        var chat = new { contact = "phone", warnOfLinks = true, topics = new[] { new { labelZh = " 退款 ", labelEn = "", groupKey = "after-sale" } }, texts };
        await AskAsync(boss, HttpMethod.Put, "shop/widget", new { origins = new[] { "https://shop.example" }, guestsAllowed = false, look = new { color = "#237804", side = "right" }, chat });
        // What says nothing of the chat leaves it as it is.
        await AskAsync(boss, HttpMethod.Put, "shop/widget", new { origins = new[] { "https://shop.example" }, guestsAllowed = false, look = new { color = "#237804", side = "right" } });
        await AskAsync(boss, HttpMethod.Put, "shop", new { name = " 小店旗舰店 " });
        await AskAsync(boss, HttpMethod.Put, "shop", new { name = "小店旗舰店" });
        var made = (await AskAsync(boss, HttpMethod.Post, "shop/widget/secrets")).Body.GetProperty("secret").GetString()!;
        var (_, phrase) = await AskAsync(boss, HttpMethod.Post, "phrases", new { scope = "shop", title = "发货", text = "今天发" });
        await AskAsync(boss, HttpMethod.Post, "phrases", new { scope = "personal", title = "我的", text = "好" });
        await AskAsync(boss, HttpMethod.Delete, $"phrases/{phrase.GetProperty("id").GetString()}");

        var audit = (await Server.Services.GetRequiredService<IAuditStore>().FindAsync(new("demo"), new() { Limit = 50 }, CancellationToken.None)).Reverse().ToList();

        var secretMark = ShopWidget.MarkOf(made);
        Assert.Equal(
            [
                (AuditAction.ChangedForbiddenWords, ""), (AuditAction.ChangedTransferReasons, ""), (AuditAction.ChangedPauseReasons, ""), (AuditAction.ChangedOrderConnector, ""), (AuditAction.ChangedOrderConnector, ""),
                (AuditAction.ChangedWidget, ""), (AuditAction.ChangedShopName, ""), (AuditAction.AddedTokenSecret, secretMark), (AuditAction.ChangedPhrases, "发货"), (AuditAction.ChangedPhrases, "发货"),
            ],
            audit.Select(entry => (entry.Action, entry.Target)));
        Assert.All(audit, entry => Assert.Equal("boss", entry.Actor.Value));
        Assert.StartsWith("+pattern bankCard (warn), +domain tmall.com, +10 in a row, +高仿 (block)", audit[0].Detail, StringComparison.Ordinal);
        Assert.Equal("url: \u2013 \u2192 https://shop.example/a", audit[3].Detail);
        Assert.Equal("secret: \u2013 \u2192 new", audit[4].Detail);
        Assert.Equal("origins +https://shop.example, topics +退款 (after-sale), guests: True \u2192 False, color: \u2013 \u2192 #237804, contact: None \u2192 Phone, warnOfLinks: False \u2192 True, texts.zh.welcome: \u2013 \u2192 欢迎", audit[5].Detail);
        Assert.Equal($"name: {DemoShop.Shop.Name} \u2192 小店旗舰店", audit[6].Detail);
        Assert.DoesNotContain(audit, entry => entry.Detail!.Contains(Secret, StringComparison.Ordinal) || entry.Detail.Contains(made, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connector_keeps_its_secret_and_never_tells_it()
    {
        var boss = await TokenOfAsync("boss");
        await AskAsync(boss, HttpMethod.Put, "shop/order-connector", new { url = "https://shop.example/a", secret = Secret });

        var (_, moved) = await AskAsync(boss, HttpMethod.Put, "shop/order-connector", new { url = "https://shop.example/b" });

        Assert.Equal("https://shop.example/b", moved.GetProperty("url").GetString());
        Assert.DoesNotContain(Secret, moved.GetRawText());
        Assert.Equal(Secret, (await DemoAsync()).Orders!.Secret);
        var (_, gone) = await AskAsync(boss, HttpMethod.Delete, $"shop/order-connector?revision={moved.GetProperty("revision").GetString()}");
        Assert.False(gone.TryGetProperty("url", out _));
        Assert.Null((await DemoAsync()).Orders);
    }

    [Fact]
    public async Task A_connector_is_tried_before_it_is_saved_and_what_is_wrong_is_told()
    {
        await using var service = await ShopService.StartAsync();
        service.Answer = ShopService.Json("""{ "orders": [ { "id": "1", "state": "received" }, { "id": "2", "state": "paid" } ] }""");
        var address = service.Address.AbsoluteUri;

        var good = await TryAsync(address);
        Assert.Equal(("answered", 2), (good.GetProperty("outcome").GetString(), good.GetProperty("orders").GetArrayLength()));
        Assert.Equal("2", good.GetProperty("orders")[0].GetProperty("id").GetString());
        Assert.Equal("/?buyer=8841", Assert.Single(service.Questions).PathAndQuery);

        service.Answer = ShopService.Status(HttpStatusCode.Unauthorized);
        for (var i = 0; i < 6; i++)
            Assert.Equal(401, (await TryAsync(address)).GetProperty("status").GetInt32());
        service.Answer = ShopService.Json("""{ "orders": [ { "id": 7, "state": "paid" } ] }""");
        var bad = await TryAsync(address);
        Assert.Equal(("notUsable", "$.orders[0].id"), (bad.GetProperty("outcome").GetString(), bad.GetProperty("place").GetString()));
        service.Answer = http => new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        Assert.Equal("tooSlow", (await TryAsync(address)).GetProperty("outcome").GetString());
        Assert.Equal("notPublic", (await TryAsync("http://10.0.0.1/")).GetProperty("outcome").GetString());
        Assert.Equal("notReached", (await TryAsync("http://127.0.0.1:1/")).GetProperty("outcome").GetString());
        Assert.Null((await DemoAsync()).Orders);
    }

    [Fact]
    public async Task Administrators_see_on_which_listed_pages_the_chat_was_asked_for()
    {
        const string Listed = "https://shop.example", Other = "https://other.example", Foreign = "https://foreign.example";
        var boss = await TokenOfAsync("boss");
        var own = Endpoint.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        await AskAsync(boss, HttpMethod.Put, "shop/widget", new { origins = new[] { Other, own, Listed }, guestsAllowed = true, look = new { side = "right" } });
        Assert.Empty(await SeenAsync());
        var before = TimeProvider.System.GetUtcNow().AddMilliseconds(-1);

        Assert.Contains("originNotAllowed", await AllowedAsync(Foreign), StringComparison.Ordinal);
        foreach (var origin in new[] { null, own, Listed, Listed })
            Assert.DoesNotContain("refused\":{", await AllowedAsync(origin), StringComparison.Ordinal);
        await Until.TrueAsync(async () => (await SeenAsync()).Count > 0);
        await AllowedAsync(Other);
        await Until.TrueAsync(async () => (await SeenAsync()).Count > 1);

        // One after the other is stored: nothing that was asked before the last is still to come.
        var seen = await SeenAsync();
        Assert.Equal([Other, Listed], seen.Select(sighting => sighting.GetProperty("origin").GetString()));
        Assert.All(seen, sighting => Assert.InRange(sighting.GetProperty("at").GetDateTimeOffset(), before, TimeProvider.System.GetUtcNow()));
        Assert.Empty((await GetAsync(await StrangerAsync(), "shop/widget")).GetProperty("seen").EnumerateArray());

        await AskAsync(boss, HttpMethod.Put, "shop/widget", new { origins = new[] { Other }, guestsAllowed = true, look = new { side = "right" } });
        Assert.Equal([Other], (await SeenAsync()).Select(sighting => sighting.GetProperty("origin").GetString()));

        async Task<IReadOnlyList<JsonElement>> SeenAsync() => [.. (await GetAsync(boss, "shop/widget")).GetProperty("seen").EnumerateArray()];

        async Task<string> AllowedAsync(string? origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/c/{DemoShop.Key}/allowed");
            if (origin is not null)
                request.Headers.Add("Origin", origin);
            using var response = await Endpoint.Http.SendAsync(request);
            return await response.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task A_renewed_public_key_opens_the_chat_and_the_one_before_does_not_but_agents_sign_in_as_ever()
    {
        var boss = await TokenOfAsync("boss");

        var (status, widget) = await AskAsync(boss, HttpMethod.Post, "shop/widget/key");

        var key = widget.GetProperty("publicKey").GetString();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("pk_", key, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Endpoint.Http.PostAsync("/api/v1/sessions/buyer", JsonOf(new { shopKey = DemoShop.Key }))).StatusCode);
        Assert.NotEqual(HttpStatusCode.NotFound, (await Endpoint.Http.PostAsync("/api/v1/sessions/buyer", JsonOf(new { shopKey = key }))).StatusCode);
        Assert.NotEmpty(await TokenOfAsync("xiaofang"));
    }

    [Fact]
    public async Task Two_secrets_are_live_while_they_are_changed_over_and_each_is_told_once()
    {
        var boss = await TokenOfAsync("boss");

        var (_, added) = await AskAsync(boss, HttpMethod.Post, "shop/widget/secrets");
        var third = await RefusalAsync(boss, HttpMethod.Post, "shop/widget/secrets");

        var secret = added.GetProperty("secret").GetString()!;
        Assert.Equal([DemoShop.BuyerTokenSecret, secret], (await DemoAsync()).BuyerTokenSecrets);
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), third);
        var marks = added.GetProperty("widget").GetProperty("secrets");
        Assert.Equal(2, marks.GetArrayLength());
        Assert.DoesNotContain(secret, (await GetAsync(boss, "shop/widget")).GetRawText());
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Delete, $"shop/widget/secrets/{marks[0].GetString()}")).Status);
        Assert.Equal([secret], (await DemoAsync()).BuyerTokenSecrets);
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(boss, HttpMethod.Delete, $"shop/widget/secrets/{marks[0].GetString()}"));
    }

    [Fact]
    public async Task Phrases_come_in_all_or_none_and_one_that_is_there_is_replaced()
    {
        var boss = await TokenOfAsync("boss");
        object[] good = [new { scope = "shop", title = "发货时间", text = "明天" }, new { scope = "group", groupId = "after-sale", title = "换货", text = "可以换" }];
        object[] bad = [good[0], new { scope = "group", groupId = "nowhere", title = "x", text = "" }, new { scope = "shop", title = " 发货时间 ", text = "b", code = "FA" }];

        var (_, problem) = await AskAsync(boss, HttpMethod.Post, "phrases/import", new { phrases = bad });
        var (_, check) = await AskAsync(boss, HttpMethod.Post, "phrases/import", new { phrases = good, checkOnly = true });
        Assert.Equal(
            ["phrases.1.groupId=unknown", "phrases.1.text=required", "phrases.2.code=malformed", "phrases.2.title=duplicate"],
            problem.GetProperty("errors").EnumerateObject().Select(field => $"{field.Name}={field.Value[0].GetString()}").Order());
        Assert.Equal((1, 1), (check.GetProperty("added").GetInt32(), check.GetProperty("replaced").GetInt32()));
        Assert.DoesNotContain(await PhrasesAsync(boss), phrase => phrase.Title == "换货");

        var (status, _) = await AskAsync(boss, HttpMethod.Post, "phrases/import", new { phrases = good });

        Assert.Equal(HttpStatusCode.OK, status);
        var phrases = await PhrasesAsync(boss);
        Assert.Contains(("换货", "可以换"), phrases);
        Assert.Equal(("发货时间", "明天"), Assert.Single(phrases, phrase => phrase.Title == "发货时间"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Post, "phrases/import", new { phrases = good }));
    }

    [Fact]
    public async Task A_phrase_that_an_import_replaces_keeps_its_code_and_initials_unless_the_import_says_others()
    {
        var boss = await TokenOfAsync("boss");
        foreach (var (phrase, codes) in new (object, string)[]
        {
            (new { scope = "shop", title = "包邮", text = "a", code = "by", initials = "mf" }, "by mf a"),
            (new { scope = "shop", title = "包邮", text = "b" }, "by mf b"),
            (new { scope = "shop", title = "包邮", text = "c", code = "" }, " mf c"),
        })
        {
            await AskAsync(boss, HttpMethod.Post, "phrases/import", new { phrases = new[] { phrase } });

            var stored = (await GetAsync(boss, "phrases")).GetProperty("phrases").EnumerateArray().Single(one => one.GetProperty("title").GetString() == "包邮");
            Assert.Equal(codes, $"{stored.GetProperty("code").GetString()} {stored.GetProperty("initials").GetString()} {stored.GetProperty("text").GetString()}");
        }
    }

    [Fact]
    public async Task More_phrases_or_words_than_a_shop_can_have_are_refused_as_a_whole()
    {
        const int Many = 10_001;
        var boss = await TokenOfAsync("boss");
        var before = await PhrasesAsync(boss);

        var (status, phrases) = await AskAsync(boss, HttpMethod.Post, "phrases/import", new { phrases = Enumerable.Range(0, Many).Select(i => new { scope = "shop", title = $"t{i}", text = "x" }) });
        var (other, words) = await AskAsync(boss, HttpMethod.Put, "shop/forbidden-words", new { words = Enumerable.Range(0, Many).Select(i => new { word = $"w{i}", mode = "warn" }) });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (status, other));
        Assert.Equal("phrases=tooMany words=tooMany", string.Join(' ', new[] { phrases, words }.SelectMany(problem => problem.GetProperty("errors").EnumerateObject()).Select(field => $"{field.Name}={field.Value[0].GetString()}")));
        Assert.Equal(before, await PhrasesAsync(boss));
        var most = Enumerable.Range(0, 2_000).Select(i => new { scope = "shop", title = $"t{i}", text = "x" });
        Assert.Equal((HttpStatusCode.Conflict, "tooManyPhrases"), await RefusalAsync(boss, HttpMethod.Post, "phrases/import", new { phrases = most }));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Post, "phrases/import", new { phrases = most.Take(1_900) })).Status);
    }

    private async Task<JsonElement> TryAsync(string url)
    {
        var (status, trial) = await AskAsync(await TokenOfAsync("boss"), HttpMethod.Post, "shop/order-connector/trial", new { url, secret = Secret, buyer = "8841" });
        Assert.True(status == HttpStatusCode.OK, $"{status} {trial}");
        return trial;
    }

    private async Task<IReadOnlyList<(string? Title, string? Text)>> PhrasesAsync(string token) =>
        [.. (await GetAsync(token, "phrases")).GetProperty("phrases").EnumerateArray().Select(phrase => (phrase.GetProperty("title").GetString(), phrase.GetProperty("text").GetString()))];

    private async Task<Shop> DemoAsync() => (await Server.Services.GetRequiredService<IShopStore>().FindAsync(DemoShop.Shop.Id, CancellationToken.None))!;

    private async Task MakeSupervisorAsync(string account)
    {
        var shops = Server.Services.GetRequiredService<IShopStore>();
        var known = await shops.FindAccountByNameAsync(DemoShop.Shop.Id, account, CancellationToken.None);
        await shops.SaveAccountAsync(known! with { Role = AccountRole.Supervisor }, CancellationToken.None);
    }

    private static System.Net.Http.Json.JsonContent JsonOf(object body) => System.Net.Http.Json.JsonContent.Create(body);
}
