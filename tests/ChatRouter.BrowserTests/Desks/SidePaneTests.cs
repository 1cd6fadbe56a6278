using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Server.Demo;
using ChatRouter.Server.Hubs;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Uploads;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>What an agent reads and does beside a conversation: orders, notes, the buyer's earlier conversations.</summary>
public sealed class SidePaneTests(Chromium chromium) : TalkingScene(chromium)
{
    [Theory]
    [InlineData("en", "Products")]
    [InlineData("zh-CN", "商品")]
    public async Task An_order_is_picked_by_keys_and_what_was_looked_at_from_the_composer_and_the_buyer_sees_their_cards(string language, string products)
    {
        var (desk, buyer) = await TalkAsync(language);
        await Assertions.Expect(Orders(desk)).ToHaveCountAsync(3);
        await Pictures.TakeAsync(desk.Page, $"desk-orders-{language}");

        await desk.Reply.PressAsync("Alt+o");
        await Assertions.Expect(desk.Page.Locator(".orders")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("2");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(buyer.Bubbles.Last).ToContainTextAsync("¥128.00");
        await Assertions.Expect(buyer.Bubbles.Last).ToContainTextAsync("防风保暖手套");
        await Assertions.Expect(desk.Bubbles.Last).ToContainTextAsync("防风保暖手套");
        await Assertions.Expect(desk.Unsent).ToHaveCountAsync(0);
        await Pictures.TakeAsync(buyer.Page, $"buyer-order-{language}");

        await desk.Page.Locator(".composer").GetByRole(AriaRole.Button, new() { Name = products }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".side li:first-child button")).ToBeFocusedAsync();
        await Pictures.TakeAsync(desk.Page, $"desk-products-{language}");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(buyer.Bubbles.Last).ToContainTextAsync("云感轻羽绒服");
    }

    [Trait("Pages", "whole")]
    [Theory]
    [InlineData("en", "Change address", "Change the address", "Buyer", "Coupons")]
    [InlineData("zh-CN", "改址", "确认改址", "买家", "优惠券")]
    public async Task An_address_is_changed_where_the_shop_offers_it_and_what_else_it_tells_stands_with_the_buyer(
        string language, string action, string confirm, string tab, string coupons)
    {
        var (desk, _) = await TalkAsync(language);
        var paid = Orders(desk).First;

        await paid.GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
        await desk.Dialog.GetByRole(AriaRole.Textbox).FillAsync("中央大街1号");
        await Pictures.TakeAsync(desk.Page, $"desk-address-{language}");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = confirm, Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(paid).ToContainTextAsync("中央大街1号");
        await Assertions.Expect(Orders(desk).Nth(1).GetByRole(AriaRole.Button, new() { Name = action })).ToBeDisabledAsync();
        await Assertions.Expect(Orders(desk).Nth(1)).ToContainTextAsync("已发货，不能改址");
        await Tab(desk, tab).ClickAsync();

        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Region, new() { Name = coupons })).ToContainTextAsync("满200减20");
        await Pictures.TakeAsync(desk.Page, $"desk-coupons-{language}");
    }

    [Theory]
    [InlineData("en", "Internal note", "Buyer")]
    [InlineData("zh-CN", "内部备注", "买家")]
    public async Task A_note_is_kept_for_agents_and_the_buyer_never_sees_it(string language, string note, string tab)
    {
        var (desk, buyer) = await TalkAsync(language);

        await desk.Page.Locator(".composer").GetByText(note, new() { Exact = true }).ClickAsync();
        await desk.WriteAsync("要顺丰,高仿投诉过");
        await Assertions.Expect(desk.Page.Locator(".line.note .bubble")).ToHaveTextAsync("要顺丰,高仿投诉过");
        await desk.WriteAsync("您好");
        await desk.Page.Locator(".composer").GetByText(note, new() { Exact = true }).ClickAsync();
        await desk.Reply.FillAsync("别答应");
        await desk.UntilKeptAsync("别答应");
        await desk.ReloadAsync();
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("别答应");
        await desk.Reply.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator(".line.note .bubble")).ToHaveTextAsync(["要顺丰,高仿投诉过", "别答应"]);
        await Tab(desk, tab).ClickAsync();

        await Assertions.Expect(desk.Page.Locator(".side .note")).ToContainTextAsync(["要顺丰,高仿投诉过", "别答应"]);
        await Assertions.Expect(desk.Page.Locator(".why-list li")).ToContainTextAsync([language == "en" ? "To 小芳" : "小芳 接待"]);
        await Assertions.Expect(desk.Page.Locator(".why-list li")).ToContainTextAsync([language == "en" ? "by routing version 1" : "按分流设置第 1 版"]);
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", "您好"]);
        await Pictures.TakeAsync(desk.Page, $"desk-buyer-{language}");
    }

    [Theory]
    [InlineData("en", "End", "Read messages", "Buyer")]
    [InlineData("zh-CN", "结束会话", "查看消息", "买家")]
    public async Task A_former_conversation_is_opened_and_read(string language, string end, string read, string tab)
    {
        var (desk, buyer) = await TalkAsync(language);
        await desk.WriteAsync("first answer");
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(2);
        await desk.Reply.PressAsync("Alt+x");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = end, Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".moved [role=status]")).ToBeVisibleAsync();
        await buyer.WriteAsync("me again");
        await desk.Rows.Filter(new() { HasText = "me again" }).ClickAsync();
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["me again"]);
        await Assertions.Expect(desk.Why).ToContainTextAsync(new Regex(language == "en" ? @"Recent contact \((Yesterday )?\d\d:\d\d\)" : @"最近联系（(昨天 )?\d\d:\d\d）"));

        await Tab(desk, tab).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = read }).ClickAsync();

        await Assertions.Expect(desk.Page.Locator(".side article li")).ToContainTextAsync(["hello", "first answer"]);
        await Pictures.TakeAsync(desk.Page, $"desk-history-{language}");
    }

    [Trait("Pages", "whole")]
    [Theory]
    [InlineData("en", "Buyer", "Read messages", "Load earlier messages", "System: 小芳 handed over to 小明, reason: After-sales")]
    [InlineData("zh-CN", "买家", "查看消息", "加载更早的消息", "系统：由 小芳 转接给 小明，原因：售后问题")]
    public async Task A_long_former_conversation_is_read_back_to_its_pictures_and_who_handed_it_over(string language, string tab, string read, string older, string handed)
    {
        var desk = await AgentAsync(language: language);
        var buyer = await BuyerAsync(language);
        await buyer.Frame.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "coat.png", MimeType = "image/png", Buffer = SampleImages.Png(800, 400) });
        await Assertions.Expect(buyer.Frame.Locator(".tile.ready")).ToBeVisibleAsync();
        await buyer.WriteAsync("hello");
        await Assertions.Expect(buyer.Unsent).ToHaveCountAsync(0);
        await desk.SelectAsync();
        var ming = await AgentAsync("xiaoming", language);
        await desk.TransferAsync("小明");
        await ming.SelectAsync();
        await using (var supervisor = await SupervisorTestClient.OpenAsync(Server.Endpoint, DemoShop.Key, "boss", DemoShop.Password))
        {
            var id = (await supervisor.UntilBoardAsync(board => board.Conversations.Count == 1)).Conversations.Single().Conversation.Id;
            for (var i = 1; i <= MessagePage.HistorySize; i++)
                await supervisor.WhisperAsync(id, $"note {i}");
        }

        await ming.WriteAsync("bye");
        await Assertions.Expect(buyer.Bubbles.Last).ToHaveTextAsync("bye");
        await ming.Page.Keyboard.PressAsync("Alt+x");
        await ming.Dialog.Locator(".el-dialog__footer button").Last.ClickAsync();
        await Assertions.Expect(ming.Page.Locator(".moved [role=status]")).ToBeVisibleAsync();
        await buyer.WriteAsync("me again");
        await ming.Rows.Filter(new() { HasText = "me again" }).ClickAsync();
        await Tab(ming, tab).ClickAsync();
        await ming.Page.GetByRole(AriaRole.Button, new() { Name = read }).ClickAsync();
        var (lines, more) = (ming.Page.Locator(".side article li"), ming.Page.Locator(".side article").GetByRole(AriaRole.Button, new() { Name = older }));
        await Assertions.Expect(lines).ToHaveCountAsync(MessagePage.HistorySize);
        await Assertions.Expect(lines.First).ToContainTextAsync("note 2");

        await more.ClickAsync();

        await Assertions.Expect(more).ToHaveCountAsync(0);
        await Assertions.Expect(lines.Nth(1)).ToContainTextAsync("hello");
        await Assertions.Expect(lines.Nth(2)).ToContainTextAsync(handed);
        await Assertions.Expect(lines.Nth(3)).ToContainTextAsync("note 1");
        await Assertions.Expect(lines.Last).ToContainTextAsync("bye");
        var picture = lines.First.Locator("img");
        await Assertions.Expect(picture).ToBeVisibleAsync();
        Assert.True(await picture.EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)"));
        await lines.First.ScrollIntoViewIfNeededAsync();
        await Pictures.TakeAsync(ming.Page, $"desk-history-older-{language}");
        await lines.First.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(ming.Dialog).ToBeVisibleAsync();
        await ming.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(ming.Dialog).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("en", "Orders, buyer", "Send order card")]
    [InlineData("zh-CN", "订单与买家", "发订单卡")]
    public async Task On_a_phone_the_pane_opens_over_the_conversation_and_closes_again(string language, string opener, string send)
    {
        var (desk, buyer) = await TalkAsync(language, Screen.Phone);
        await Pictures.TakeAsync(desk.Page, $"desk-phone-composer-{language}");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = opener }).ClickAsync();
        await Assertions.Expect(Orders(desk)).ToHaveCountAsync(3);
        await Pictures.TakeAsync(desk.Page, $"desk-phone-orders-{language}");
        await Orders(desk).First.GetByRole(AriaRole.Button, new() { Name = send }).ClickAsync();
        await Assertions.Expect(buyer.Bubbles.Last).ToContainTextAsync("¥459.00");
        await desk.Page.Locator(".side .closer").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".side")).ToBeHiddenAsync();
        await desk.Reply.PressAsync("Alt+o");
        await Assertions.Expect(desk.Page.Locator(".orders")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Page.Locator(".side")).ToBeHiddenAsync();
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await desk.Reply.PressSequentiallyAsync("/f");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Option).First).ToBeInViewportAsync();
        await Pictures.TakeAsync(desk.Page, $"desk-phone-phrases-{language}");

        Assert.True(await desk.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The desk scrolls sideways.");
    }

    private static ILocator Orders(DeskPage desk) => desk.Page.Locator(".orders article");

    private static ILocator Tab(DeskPage desk, string name) => desk.Page.GetByRole(AriaRole.Tab, new() { Name = name, Exact = true });
}
