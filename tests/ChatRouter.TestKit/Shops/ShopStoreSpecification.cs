using System.Text.Json;
using ChatRouter.Core.Bots;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.TestKit.Shops;

/// <summary>What every shop store promises. A subclass supplies an empty store.</summary>
public abstract class ShopStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly DateTimeOffset Until = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>An empty store.</summary>
    protected abstract IShopStore Store { get; }

    /// <summary>The first column of the first row with which the database answers.</summary>
    protected abstract Task<string> AskAsync(string sql);

    private static Shop AShop(string id = "shop") => new() { Id = new ShopId(id), Name = "Shop", PublicKey = $"pk-{id}", Routing = Presets.Balanced };

    private static Account AnAccount(string id = "anna", string? name = null, string shop = "shop") => new()
    {
        Shop = new ShopId(shop),
        Id = new AgentId(id),
        Name = name ?? id,
        DisplayName = id,
        PasswordHash = "hash",
        Role = AccountRole.Agent,
        SecurityStamp = "1",
    };

    [Fact]
    public async Task A_shop_is_kept_whole()
    {
        var shop = AShop() with
        {
            RoutingVersion = 1,
            Status = ShopStatus.Suspended,
            StatusReason = "欠费",
            BuyerTokenSecrets = ["secret-1", "secret-2"],
            Origins = ["https://shop.example"],
            GuestsAllowed = false,
            Routing = Presets.Feige with { AgeBoost = TimeSpan.FromSeconds(7), OverflowAfter = Timeout.InfiniteTimeSpan },
            Groups = [new RoutingGroup { Id = new GroupId("g"), OrderStates = [OrderState.Refund], OverflowAfter = TimeSpan.FromSeconds(5) }],
            GroupNames = new Dictionary<GroupId, string> { [new GroupId("g")] = "售后" },
            Tiers = new(OrangeSeconds: 80),
            GroupTiers = new Dictionary<GroupId, WaitTiers> { [new GroupId("g")] = new(OrangeSeconds: 90) },
            GroupTexts = new Dictionary<GroupId, ChatTexts> { [new GroupId("g")] = new(new(Queue: "请稍候"), new(Ended: "Bye")) },
            Conditions = new() { Entries = new Dictionary<string, GroupId> { ["/refunds/*"] = new GroupId("g") }, Levels = new Dictionary<GroupId, int> { [new GroupId("g")] = 2 } },
            Dedicated = new Dictionary<BuyerId, AgentId> { [new BuyerId("b")] = new AgentId("anna") },
            Blocked = new Dictionary<BuyerId, BuyerBlock> { [new BuyerId("blocked")] = new(new AgentId("anna"), DateTimeOffset.UnixEpoch, "广告", "李小姐") },
            ForbiddenWords = [new ForbiddenWord("高仿", ForbiddenWordMode.Block, "涉嫌售假"), new ForbiddenWord("VX", ForbiddenWordMode.Warn)],
            ForbiddenPatterns = [new ForbiddenPattern(PatternKind.BankCard, ForbiddenWordMode.Warn), new ForbiddenPattern(PatternKind.Link, ForbiddenWordMode.Block)],
            LinkDomains = ["shop.example"],
            MostInARow = 10,
            TransferReasons = ["售后"],
            PauseReasons = ["用餐"],
            Tags = [new("易退货", TagColor.Orange)],
            Bot = new ShopBot { Mode = BotMode.First, Greeting = "您好", GreetingEn = "Hello", Backend = true, Answers = [new("何时发货", ["发货"], "48 小时", Suggested: true)] },
            Widget = new WidgetLook("#1668dc", WidgetSide.Left, "客服", "Chat"),
            Chat = new WidgetChat { Contact = AskedContact.Either, WarnOfLinks = true, Topics = [new ChatTopic("退款", "Refund", "g"), new ChatTopic(LabelEn: "Delivery")], Texts = new(new("欢迎", "已下班", "请稍候", "已收到", "再见"), new(Ended: "Bye")) },
            Orders = new OrderConnector("https://shop.example/orders", "secret"),
            Demo = true,
        };
        await Store.SaveAsync(shop, None);

        Assert.Equivalent(shop, await Store.FindAsync(Shop, None), strict: true);
        Assert.Equivalent(shop, await Store.FindByPublicKeyAsync("pk-shop", None), strict: true);
        Assert.Equivalent(shop, Assert.Single(await Store.AllAsync(None)), strict: true);
    }

    [Fact]
    public async Task Whom_the_operator_does_not_let_serve_is_known_at_once()
    {
        foreach (var shop in new[] { AShop("z") with { Status = ShopStatus.Pending }, AShop(), AShop("a") })
            await Store.SaveAsync(shop, None);
        await Store.ChangeAsync(Shop, shop => shop with { Status = ShopStatus.Suspended, StatusReason = "欠费" }, None);

        Assert.Equal(["shop", "z"], (await Store.InactiveAsync(None)).Select(shop => shop.Value));
        Assert.Equal((ShopStatus.Suspended, "欠费"), ((await Store.FindAsync(Shop, None))!.Status, (await Store.FindAsync(Shop, None))!.StatusReason));
        await Store.ChangeAsync(Shop, shop => shop with { Status = ShopStatus.Active, StatusReason = null }, None);
        await Store.SaveAsync(AShop("z"), None);
        Assert.Empty(await Store.InactiveAsync(None));
        Assert.Equal((ShopStatus.Active, null), ((await Store.FindAsync(Shop, None))!.Status, (await Store.FindAsync(Shop, None))!.StatusReason));
    }

    [Fact]
    public async Task Shops_are_read_page_by_page_all_of_them_or_those_of_a_status()
    {
        foreach (var (id, status) in new[] { ("d", ShopStatus.Pending), ("a", ShopStatus.Pending), ("c", ShopStatus.Active), ("b", ShopStatus.Suspended) })
            await Store.SaveAsync(AShop(id) with { Status = status }, None);

        Assert.Equal(["a", "b"], await IdsAsync(null, null, 2));
        Assert.Equal(["c", "d"], await IdsAsync(null, "b", 2));
        Assert.Equal(["a"], await IdsAsync(ShopStatus.Pending, null, 1));
        Assert.Equal(["d"], await IdsAsync(ShopStatus.Pending, "a", 2));
        Assert.Equal(["c"], await IdsAsync(ShopStatus.Active, null, 9));
        Assert.Empty(await IdsAsync(ShopStatus.Suspended, "b", 9));
    }

    private async Task<IEnumerable<string>> IdsAsync(ShopStatus? status, string? after, int limit) =>
        (await Store.AllAsync(status, after is null ? null : new ShopId(after), limit, None)).Select(shop => shop.Id.Value);

    [Fact]
    public async Task A_shop_is_added_with_its_first_account_or_not_at_all()
    {
        var shop = AShop() with { Status = ShopStatus.Pending, StatusReason = "new" };
        var account = AnAccount() with { Role = AccountRole.Admin };

        Assert.True(await Store.AddAsync(shop, account, None));

        Assert.Equivalent(shop with { RoutingVersion = 1 }, await Store.FindAsync(Shop, None), strict: true);
        Assert.Equal("anna", (await Store.FindAccountByNameAsync(Shop, "ANNA", None))?.Name);
        Assert.Equal([Shop], await Store.InactiveAsync(None));
        Assert.False(await Store.AddAsync(shop with { Name = "Another", PublicKey = "pk-new" }, AnAccount("ben"), None));
        Assert.False(await Store.AddAsync(AShop("other") with { PublicKey = "pk-shop" }, AnAccount("ben", shop: "other"), None));
        Assert.Equal(("Shop", "anna"), ((await Store.FindAsync(Shop, None))!.Name, Assert.Single(await Store.AccountsAsync(Shop, None)).Id.Value));
        Assert.Null(await Store.FindAsync(new("other"), None));
        Assert.Empty(await Store.AccountsAsync(new ShopId("other"), None));
    }

    [Fact]
    public async Task A_shop_is_not_added_to_accounts_that_are_left_of_another()
    {
        await Store.SaveAccountAsync(AnAccount(), None);

        Assert.False(await Store.AddAsync(AShop(), AnAccount("ben"), None));

        Assert.Null(await Store.FindAsync(Shop, None));
    }

    [Fact]
    public async Task Of_those_who_add_a_shop_at_the_same_time_one_does()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Store.AddAsync(AShop(), AnAccount($"a{i}"), None)));

        Assert.Single(added, done => done);
        Assert.Single(await Store.AccountsAsync(Shop, None));
    }

    [Fact]
    public async Task A_saved_shop_replaces_the_one_before_at_once()
    {
        await Store.SaveAsync(AShop("z"), None);
        await Store.SaveAsync(AShop(), None);
        await Store.FindAsync(Shop, None);

        await Store.SaveAsync(AShop() with { Name = "New", PublicKey = "pk-new" }, None);

        Assert.Equal("New", (await Store.FindAsync(Shop, None))!.Name);
        Assert.Equal("New", (await Store.FindByPublicKeyAsync("pk-new", None))!.Name);
        Assert.Null(await Store.FindByPublicKeyAsync("pk-shop", None));
        Assert.Equal(["shop", "z"], (await Store.AllAsync(None)).Select(shop => shop.Id.Value));
    }

    [Fact]
    public async Task A_change_holds_at_once_and_may_be_given_up()
    {
        await Store.SaveAsync(AShop(), None);
        await Store.FindAsync(Shop, None);

        var changed = await Store.ChangeAsync(Shop, shop => shop with { Name = "New", PublicKey = "pk-new" }, None);
        var given = await Store.ChangeAsync(Shop, _ => null, None);

        Assert.Equal(("New", null), (changed!.Name, given));
        Assert.Equal("New", (await Store.FindAsync(Shop, None))!.Name);
        Assert.Equal("New", (await Store.FindByPublicKeyAsync("pk-new", None))!.Name);
        Assert.Null(await Store.ChangeAsync(new ShopId("second"), shop => shop, None));
    }

    [Fact]
    public async Task Of_changes_at_the_same_time_none_is_lost()
    {
        await Store.SaveAsync(AShop(), None);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Store.ChangeAsync(Shop, shop => shop with { TransferReasons = [.. shop.TransferReasons, $"{i}"] }, None)));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}").Order(), (await Store.FindAsync(Shop, None))!.TransferReasons.Order());
    }

    [Fact]
    public async Task What_a_later_release_wrote_into_a_shop_stays_when_something_else_of_it_is_changed()
    {
        await Store.SaveAsync(AShop() with { Widget = new WidgetLook("#1668dc") }, None);
        await AskAsync("""
            UPDATE shops SET body = replace(replace(body, '"name":"Shop"', '"name":"Shop","later":{"of":["店铺"]}'), '"color":"#1668dc"', '"color":"#1668dc","shape":"round"') RETURNING body
            """);

        await Store.ChangeAsync(Shop, shop => shop with { Name = "New", TransferReasons = ["售后"] }, None);
        await Store.ChangeAsync(Shop, shop => shop with { Widget = shop.Widget with { Color = "#d4380d" } }, None);

        var body = JsonSerializer.Deserialize<JsonElement>(await AskAsync("SELECT body FROM shops"));
        Assert.Equal("""{"of":["店铺"]}""", body.GetProperty("later").GetRawText());
        Assert.Equal(("round", "#d4380d"), (body.GetProperty("widget").GetProperty("shape").GetString(), body.GetProperty("widget").GetProperty("color").GetString()));
        var found = (await Store.FindAsync(Shop, None))!;
        Assert.Equal(("New", "售后", "#d4380d"), (found.Name, found.TransferReasons.Single(), found.Widget.Color));
    }

    [Fact]
    public async Task What_a_later_release_wrote_into_an_account_stays_when_something_else_of_it_is_changed()
    {
        await Store.SaveAccountAsync(AnAccount(), None);
        await AskAsync("""UPDATE accounts SET body = replace(body, '"name":"anna"', '"name":"anna","later":7') RETURNING body""");

        var read = (await Store.FindAccountAsync(Shop, new AgentId("anna"), None))!;
        Assert.True(await Store.ChangeAccountAsync(read with { DisplayName = "Anna" }, null, None));
        Assert.True(await Store.SaveAccountAsync((await Store.FindAccountAsync(Shop, new AgentId("anna"), None))! with { Role = AccountRole.Admin }, None));

        var body = JsonSerializer.Deserialize<JsonElement>(await AskAsync("SELECT body FROM accounts"));
        Assert.Equal((7, "Anna"), (body.GetProperty("later").GetInt32(), body.GetProperty("displayName").GetString()));
    }

    [Fact]
    public async Task An_unknown_shop_is_none()
    {
        Assert.Null(await Store.FindAsync(Shop, None));
        Assert.Null(await Store.FindByPublicKeyAsync("pk-shop", None));
        Assert.Empty(await Store.AccountsAsync(Shop, None));
    }

    [Fact]
    public async Task A_public_key_belongs_to_one_shop()
    {
        await Store.SaveAsync(AShop(), None);

        await Assert.ThrowsAnyAsync<Exception>(() => Store.SaveAsync(AShop("second") with { PublicKey = "pk-shop" }, None));

        Assert.Equal("shop", (await Store.FindByPublicKeyAsync("pk-shop", None))!.Id.Value);
        Assert.Null(await Store.FindAsync(new ShopId("second"), None));
    }

    [Fact]
    public async Task An_account_is_kept_whole()
    {
        var account = AnAccount() with
        {
            Role = AccountRole.Admin,
            Enabled = false,
            FailedSignIns = new FailedSignIns(2, Until),
        };
        Assert.True(await Store.SaveAccountAsync(account, None));

        Assert.Equivalent(account, await Store.FindAccountAsync(Shop, account.Id, None), strict: true);
        Assert.Equivalent(account, await Store.FindAccountByNameAsync(Shop, "ANNA", None), strict: true);
        Assert.Equivalent(account, Assert.Single(await Store.AccountsAsync(Shop, None)), strict: true);
    }

    [Fact]
    public async Task A_name_is_never_given_to_another_account_whatever_its_case()
    {
        Assert.True(await Store.SaveAccountAsync(AnAccount("anna", "Änne"), None));
        Assert.True(await Store.SaveAccountAsync(AnAccount("anna", "anna"), None));

        Assert.False(await Store.SaveAccountAsync(AnAccount("bert", "ÄNNE"), None));
        Assert.False(await Store.SaveAccountAsync(AnAccount("bert", "Anna"), None));

        Assert.Null(await Store.FindAccountAsync(Shop, new AgentId("bert"), None));
        Assert.Null(await Store.FindAccountByNameAsync(Shop, "änne", None));
        Assert.True(await Store.SaveAccountAsync(AnAccount("anna", "ÄNNE"), None));
        Assert.Equal("anna", (await Store.FindAccountByNameAsync(Shop, "änne", None))!.Id.Value);
    }

    [Fact]
    public async Task Accounts_are_read_page_by_page()
    {
        foreach (var name in new[] { "carla", "anna", "bert" })
            Assert.True(await Store.SaveAccountAsync(AnAccount() with { Id = new(name), Name = name }, None));

        var first = await Store.AccountsAsync(Shop, null, 2, None);
        var rest = await Store.AccountsAsync(Shop, first[^1].Id, 2, None);

        Assert.Equal(["anna", "bert"], first.Select(account => account.Id.Value));
        Assert.Equal(["carla"], rest.Select(account => account.Id.Value));
        Assert.Empty(await Store.AccountsAsync(new("another"), null, 2, None));
    }

    [Fact]
    public async Task Accounts_of_several_shops_are_read_in_one_trip_and_unknown_ones_are_left_out()
    {
        foreach (var shop in new[] { Shop, new("another") })
            foreach (var name in new[] { "anna", "bert" })
                Assert.True(await Store.SaveAccountAsync(AnAccount() with { Shop = shop, Id = new(name), Name = name }, None));

        var found = await Store.AccountsAsync([new(Shop, new("anna")), new(new("another"), new("bert")), new(Shop, new("carla")), new(new("third"), new("anna"))], None);

        Assert.Equal(["another bert", "shop anna"], found.Select(account => $"{account.Shop} {account.Id}").Order(StringComparer.Ordinal));
        Assert.Empty(await Store.AccountsAsync([], None));
    }

    [Fact]
    public async Task Another_shops_accounts_are_unknown()
    {
        await Store.SaveAccountAsync(AnAccount(), None);
        var other = new ShopId("other");

        Assert.Null(await Store.FindAccountAsync(other, new AgentId("anna"), None));
        Assert.Null(await Store.FindAccountByNameAsync(other, "anna", None));
        Assert.Equal(default, await Store.CountFailedSignInAsync(other, new AgentId("anna"), 1, Until, None));
        Assert.True(await Store.SaveAccountAsync(AnAccount("other", "anna", "other"), None));
        Assert.Equal(0, (await Store.FindAccountAsync(Shop, new AgentId("anna"), None))!.FailedSignIns.Count);
    }

    [Fact]
    public async Task Failed_sign_ins_are_counted_one_by_one_and_lock_at_the_limit()
    {
        await Store.SaveAccountAsync(AnAccount(), None);

        var counted = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            Store.CountFailedSignInAsync(Shop, new AgentId("anna"), 5, Until, None)));

        Assert.Equal(Enumerable.Range(1, 10), counted.Select(failed => failed.Count).Order());
        Assert.All(counted, failed => Assert.Equal(failed.Count >= 5 ? Until : null, failed.LockedUntil));
    }

    [Fact]
    public async Task A_good_sign_in_forgets_the_failed_ones_and_saving_does_not()
    {
        await Store.SaveAccountAsync(AnAccount(), None);
        await Store.CountFailedSignInAsync(Shop, new AgentId("anna"), 1, Until, None);

        await Store.SaveAccountAsync(AnAccount() with { DisplayName = "Anna" }, None);
        var saved = await Store.FindAccountAsync(Shop, new AgentId("anna"), None);
        await Store.ResetFailedSignInsAsync(Shop, new AgentId("anna"), None);

        Assert.Equal(("Anna", new FailedSignIns(1, Until)), (saved!.DisplayName, saved.FailedSignIns));
        Assert.Equal(default, (await Store.FindAccountAsync(Shop, new AgentId("anna"), None))!.FailedSignIns);
    }

    [Fact]
    public async Task What_an_agent_wants_to_be_is_kept_and_saving_his_account_leaves_it()
    {
        await Store.SaveAccountAsync(AnAccount(), None);

        await Store.SaveWantedStateAsync(Shop, new AgentId("anna"), WantedState.Paused, new("用餐", Until), None);
        await Store.SaveAccountAsync(AnAccount() with { DisplayName = "Anna" }, None);

        var paused = await Store.FindAccountAsync(Shop, new AgentId("anna"), None);
        Assert.Equal((WantedState.Paused, new Pause("用餐", Until)), (paused!.Wanted, paused.Pause));
        await Store.SaveWantedStateAsync(Shop, new AgentId("anna"), WantedState.Paused, new(null, Until), None);
        Assert.Equal(new Pause(null, Until), (await Store.FindAccountAsync(Shop, new AgentId("anna"), None))!.Pause);
        await Store.SaveWantedStateAsync(Shop, new AgentId("anna"), WantedState.Online, null, None);
        Assert.Null((await Store.FindAccountAsync(Shop, new AgentId("anna"), None))!.Pause);
    }

    [Fact]
    public async Task An_account_that_was_changed_since_it_was_read_is_not_changed()
    {
        await Store.SaveAccountAsync(AnAccount(), None);
        var read = (await Store.FindAccountAsync(Shop, new AgentId("anna"), None))!;

        Assert.True(await Store.ChangeAccountAsync(read with { DisplayName = "7" }, null, None));
        Assert.False(await Store.ChangeAccountAsync(read with { Enabled = false }, null, None));
        Assert.False(await Store.ChangeAccountAsync(AnAccount("absent"), null, None));

        var now = (await Store.FindAccountAsync(Shop, new AgentId("anna"), None))!;
        Assert.Equal(("7", true, read.Version + 1), (now.DisplayName, now.Enabled, now.Version));
        await Store.SaveAccountAsync(now, None);
        Assert.False(await Store.ChangeAccountAsync(now with { DisplayName = "8" }, null, None));
    }

    [Fact]
    public async Task A_change_that_relies_on_another_account_is_made_only_while_that_one_is_as_it_was_read()
    {
        await Store.SaveAccountAsync(AnAccount(), None);
        await Store.SaveAccountAsync(AnAccount("ben"), None);
        var (anna, ben) = ((await Store.FindAccountAsync(Shop, new AgentId("anna"), None))!, (await Store.FindAccountAsync(Shop, new AgentId("ben"), None))!);

        Assert.True(await Store.ChangeAccountAsync(anna with { Enabled = false }, ben, None));
        Assert.False(await Store.ChangeAccountAsync(ben with { Enabled = false }, anna, None));

        Assert.True((await Store.FindAccountAsync(Shop, new AgentId("ben"), None))!.Enabled);
    }

    [Fact]
    public async Task Of_two_changes_at_once_that_rely_on_each_others_account_one_is_made()
    {
        for (var round = 0; round < 20; round++)
        {
            var (a, b) = (new AgentId($"a{round}"), new AgentId($"b{round}"));
            await Store.SaveAccountAsync(AnAccount(a.Value), None);
            await Store.SaveAccountAsync(AnAccount(b.Value), None);
            var (first, second) = ((await Store.FindAccountAsync(Shop, a, None))!, (await Store.FindAccountAsync(Shop, b, None))!);

            var made = await Task.WhenAll(
                Store.ChangeAccountAsync(first with { Enabled = false }, second, None), Store.ChangeAccountAsync(second with { Enabled = false }, first, None));

            Assert.Single(made, true);
        }
    }
}
