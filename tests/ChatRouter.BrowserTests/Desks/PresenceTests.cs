using System.Globalization;
using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.BrowserTests.Talks;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

public sealed class PresenceTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task Going_offline_with_a_waiting_buyer_is_refused_with_the_count_and_done_by_force()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("Still waiting");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);

        await desk.ChooseStateAsync("offline");
        var dialog = desk.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("Buyers who need a reply: 1.");
        await Pictures.TakeAsync(desk.Page, "desk-open-turns");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep serving" }).ClickAsync();
        await desk.UntilStateAsync("online");
        await desk.ChooseStateAsync("offline");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Pass them on and go offline" }).ClickAsync();

        await desk.UntilStateAsync("offline");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(0);
        await Assertions.Expect(buyer.Status).ToContainTextAsync("Nobody is online");
    }

    [Fact]
    public async Task Going_offline_asks_with_the_count_also_when_everybody_is_answered()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("Thanks");
        await desk.SelectAsync();
        await desk.WriteAsync("You are welcome");
        await Talk.ShowsAsync(buyer, "Thanks", "You are welcome");

        await desk.StateButton.ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".state-choice.paused")).ToContainTextAsync("those you talked to in the last 24 h");
        await Assertions.Expect(desk.Page.Locator(".state-choice.grace")).ToContainTextAsync("then routed again");
        await Pictures.TakeAsync(desk.Page, "desk-status-lost");
        await desk.Page.Locator(".state-choice.offline").ClickAsync();
        await Assertions.Expect(desk.Dialog).ToContainTextAsync("Replied conversations still open: 1.");
        await Pictures.TakeAsync(desk.Page, "desk-leave-replied");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Go offline" }).ClickAsync();

        await desk.UntilStateAsync("offline");
    }

    [Theory]
    [InlineData("en", "Your shift has begun. Go online?", "Later")]
    [InlineData("zh-CN", "你的班次已开始，上线？", "稍后")]
    public async Task Who_is_offline_when_his_shift_begins_is_asked_to_go_online(string language, string asked, string later)
    {
        var (from, until) = await new ShopConsole(Server.Endpoint).ServeAsync(fromHours: 1, untilHours: 4);
        var page = await NewPageAsync();
        await page.Clock.InstallAsync();
        var desk = new DeskPage(page, Server.Endpoint.Origin, language);
        await desk.GoAsync();
        await desk.SignInAsync("xiaofang");
        await Assertions.Expect(desk.Check).ToBeVisibleAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);

        await page.Clock.SetSystemTimeAsync(from.AddSeconds(5));

        await Assertions.Expect(desk.Dialog).ToContainTextAsync(asked);
        await Assertions.Expect(desk.Dialog).ToContainTextAsync($"{Shown(from)} – {Shown(until)}");
        await Assertions.Expect(desk.Dialog.Locator(".el-button--primary")).ToBeFocusedAsync();
        await Pictures.TakeAsync(page, $"desk-shift-began-{language}");
        await Accessibility.AssertCleanAsync(page);
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = later }).ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await desk.UntilStateAsync("offline");
    }

    [Theory]
    [InlineData("en", "Your shift", "None is set")]
    [InlineData("zh-CN", "班次", "未排班")]
    public async Task Before_he_goes_online_an_agent_sees_his_shift_and_what_is_published_meanwhile(string language, string shift, string none)
    {
        var desk = new DeskPage(await NewPageAsync(), Origin, language);
        await desk.GoAsync();
        await desk.SignInAsync("xiaofang");
        await Assertions.Expect(desk.Check).ToContainTextAsync($"{shift}{none}");

        var (from, until) = await new ShopConsole(Server.Endpoint).ServeAsync(fromHours: -1, untilHours: 4);

        await Assertions.Expect(desk.Check).ToContainTextAsync($"{Shown(from)} – {Shown(until)}");
        await Pictures.TakeAsync(desk.Page, $"desk-check-{language}");
    }

    [Fact]
    public async Task A_forced_leave_hands_the_waiting_buyer_to_a_colleague()
    {
        var fang = await AgentAsync("xiaofang");
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("Hello?");
        await fang.SelectAsync();
        var ming = await AgentAsync("xiaoming");

        await fang.ChooseStateAsync("offline");
        await fang.Page.GetByRole(AriaRole.Button, new() { Name = "Pass them on and go offline" }).ClickAsync();
        await ming.SelectAsync();

        await Assertions.Expect(ming.Why).ToContainTextAsync("Previous agent disconnected");
        await Talk.ShowsAsync(ming, "Hello?");
    }

    [Trait("Pages", "whole")]
    [Theory]
    [InlineData("en", "Leave them with me", false)]
    [InlineData("zh-CN", "留给我", true)]
    public async Task Who_leaves_and_keeps_his_waiting_buyer_can_still_reply_until_the_buyer_writes_again(string language, string keep, bool onPhone)
    {
        await new ShopConsole(Server.Endpoint).LetLeaveAsync();
        var fang = await AgentAsync("xiaofang", language, onPhone ? Screen.Narrow : Screen.Desktop);
        var buyer = await BuyerAsync(language);
        await buyer.WriteAsync("one");
        await fang.SelectAsync();
        var ming = await AgentAsync("xiaoming", language);

        await fang.ChooseStateAsync("offline");
        await fang.Dialog.GetByRole(AriaRole.Button, new() { Name = keep }).ClickAsync();
        await fang.UntilStateAsync("offline");
        await Assertions.Expect(fang.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(fang.Reply).ToBeVisibleAsync();
        await Pictures.TakeAsync(fang.Page, $"desk-kept-{language}");
        await Accessibility.AssertCleanAsync(fang.Page);
        await fang.WriteAsync("two");
        await Talk.ShowsAsync(buyer, "one", "two");
        await Assertions.Expect(ming.Rows).ToHaveCountAsync(0);

        await buyer.WriteAsync("three");
        await ming.SelectAsync();
        await Talk.ShowsAsync(ming, "one", "two", "three");
        await Assertions.Expect(fang.Reply).ToHaveCountAsync(0);
        await Assertions.Expect(fang.Page.Locator(".moved [role=status]")).ToBeVisibleAsync();
        await Pictures.TakeAsync(fang.Page, $"desk-kept-gone-{language}");
    }

    [Trait("Pages", "whole")]
    [Theory]
    [InlineData("en", "At capacity", "New buyers: once a place is free", false)]
    [InlineData("zh-CN", "已达上限", "新买家：有空位后再接", true)]
    public async Task An_agent_with_as_many_buyers_as_he_may_have_reads_that_he_is_full_until_a_place_is_free(string language, string full, string effect, bool onPhone)
    {
        var desk = await AgentAsync(language: language, screen: onPhone ? Screen.Phone : Screen.Desktop);
        var (buyers, conversations) = (new List<BuyerTestClient>(), new List<ConversationId>());
        var load = await desk.Page.Locator(".figures").TextContentAsync();
        var capacity = int.Parse(Regex.Match(load!, "0/([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture);
        for (var i = 0; i < capacity; i++)
        {
            buyers.Add(await BuyerTestClient.OpenAsync(Server.Endpoint, DemoShop.Key, Server.Endpoint.Origin));
            conversations.Add((await buyers[^1].SendAsync($"buyer {i}")).ConversationId);
        }

        await Assertions.Expect(desk.StateButton).ToContainTextAsync(full);
        await desk.StateButton.ClickAsync();
        await Assertions.Expect(desk.MenuItems.First).ToContainTextAsync(effect);
        await Pictures.TakeAsync(desk.Page, $"desk-full-{language}");
        await desk.Page.Keyboard.PressAsync("Escape");
        await buyers[0].Hub.InvokeAsync("Close", [conversations[0]]);

        await desk.UntilStateAsync("online");
        foreach (var buyer in buyers)
            await buyer.DisposeAsync();
    }

    private static string Shown(DateTime universal) => $"{TimeZoneInfo.ConvertTimeFromUtc(universal, TimeZoneInfo.FindSystemTimeZoneById(Chromium.TimeZone)):HH:mm}";
}
