using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Core.Routing;
using ChatRouter.Server.Demo;
using ChatRouter.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Supervisors;

/// <summary>A supervisor sees his shop live and steers it.</summary>
public sealed class SupervisorTests(Chromium chromium) : SupervisorScene(chromium)
{
    [Fact]
    public async Task He_sees_who_is_online_how_loaded_and_every_conversation_live()
    {
        var supervisor = await SupervisorAsync();
        await Assertions.Expect(supervisor.Page.Locator(".open")).ToContainTextAsync("No open conversations");
        await Pictures.TakeAsync(supervisor.Page, "super-empty");

        var desk = await AgentAsync();
        await Assertions.Expect(supervisor.Agent("小芳")).ToContainTextAsync("Online");
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("is it in stock?");

        await Assertions.Expect(supervisor.Rows).ToContainTextAsync("is it in stock?");
        await Assertions.Expect(supervisor.Rows).ToContainTextAsync("Served by 小芳");
        await Assertions.Expect(supervisor.Agent("小芳")).ToContainTextAsync("Load 1/20");
        await Assertions.Expect(supervisor.Tile("Needs reply")).ToHaveTextAsync("1");
        await Assertions.Expect(supervisor.Age).ToHaveTextAsync(new Regex("^Data: [0-3] s ago$"));
        await desk.SelectAsync();
        await desk.WriteAsync("yes");
        await Assertions.Expect(supervisor.Tile("Needs reply")).ToHaveTextAsync("0");
        await Assertions.Expect(supervisor.Rows.Locator(".clock")).ToHaveCountAsync(0);
        await Assertions.Expect(supervisor.Agent("小芳")).ToContainTextAsync(new Regex("First response [0-9]+s.*Average response [0-9]+s.*Today 1"), new() { Timeout = 15_000 });
        var group = supervisor.Page.Locator(".groups li").Filter(new() { HasText = "售前 Pre-sale" });
        await Assertions.Expect(group).ToContainTextAsync(new Regex("Online 1.*Load [0-9]+%.*Queue 0.*3-min 100.0%"), new() { Timeout = 15_000 });
        await Assertions.Expect(supervisor.Page.Locator(".groups li").Filter(new() { HasText = "售后 After-sale" })).ToContainTextAsync("⚠ Nobody online");
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await Pictures.TakeAsync(supervisor.Page, "super-groups");
    }

    [Fact]
    public async Task He_sees_how_long_an_agent_was_online_today()
    {
        await Server.KillAsync();
        using (var database = new SqliteDatabase(Options.Create(new SqliteOptions { DataSource = Server.Database }), NullLogger<SqliteDatabase>.Instance))
        {
            database.Open();
            using var states = new SqliteDistributionStore(database);
            await states.AddStatesAsync([new(DemoShop.Shop.Id, new("xiaofang"), AgentState.Online, TimeProvider.System.GetUtcNow().AddMinutes(-75))], CancellationToken.None);
        }

        await Server.StartAsync();
        var supervisor = await SupervisorAsync();

        await Assertions.Expect(supervisor.Agent("小芳")).ToContainTextAsync(new Regex("Online today [01] h [0-9]+ min"));
        await Pictures.TakeAsync(supervisor.Page, "super-online-today");
    }

    [Trait("Pages", "whole")]
    [Fact]
    public async Task He_watches_silently_and_neither_buyer_nor_agent_notices()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("one");
        await desk.SelectAsync();
        var supervisor = await SupervisorAsync();

        await supervisor.WatchAsync();
        await desk.WriteAsync("two");
        await Assertions.Expect(supervisor.Bubbles).ToHaveTextAsync(["one", "two"]);
        await buyer.WriteAsync("three");

        await Assertions.Expect(supervisor.Bubbles).ToHaveTextAsync(["one", "two", "three"]);
        await Pictures.TakeAsync(supervisor.Page, "super-watch");
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["one", "two", "three"]);
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["one", "two", "three"]);
        await Assertions.Expect(desk.Page.GetByText("店长")).ToHaveCountAsync(0);
        await Assertions.Expect(buyer.Frame.GetByText("店长")).ToHaveCountAsync(0);
        await supervisor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(supervisor.Whisper).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task He_whispers_to_the_agent_and_the_buyer_sees_nothing_of_it()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("too expensive");
        await desk.SelectAsync();
        var supervisor = await SupervisorAsync();
        await supervisor.WatchAsync();

        await supervisor.WhisperAsync("give him a coupon");

        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["too expensive", "give him a coupon"]);
        await Assertions.Expect(desk.Page.Locator(".line.note .meta")).ToContainTextAsync("店长");
        await Assertions.Expect(supervisor.Bubbles).ToHaveTextAsync(["too expensive", "give him a coupon"]);
        await desk.WriteAsync("here is a coupon");
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["too expensive", "here is a coupon"]);
        await Pictures.TakeAsync(supervisor.Page, "super-whisper");
        await Pictures.TakeAsync(desk.Page, "desk-whispered");
    }

    [Trait("Pages", "whole")]
    [Fact]
    public async Task He_takes_a_conversation_over_to_his_desk_and_gives_it_back()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("I want your boss");
        await desk.SelectAsync();
        var supervisor = await SupervisorAsync();
        await supervisor.WatchAsync();
        await supervisor.Button("Take over").ClickAsync();
        await Assertions.Expect(supervisor.Told).ToContainTextAsync("open My desk first and go online there");
        await supervisor.Button("End…").ClickAsync();
        await Assertions.Expect(supervisor.Dialog).ToBeVisibleAsync();
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await supervisor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        var own = await AgentAsync("boss");
        await supervisor.Button("Take over").ClickAsync();
        await own.SelectAsync();
        await own.WriteAsync("the boss here");
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["I want your boss", "the boss here"]);
        await Assertions.Expect(supervisor.Page.Locator(".watch")).ToContainTextAsync("Served by 店长");
        await Assertions.Expect(supervisor.Button("Take over")).ToHaveCountAsync(0);
        await supervisor.Button("Undo").ClickAsync();

        await Assertions.Expect(supervisor.Page.Locator(".watch")).ToContainTextAsync("Served by 小芳");
        await Assertions.Expect(desk.Reply).ToBeEnabledAsync();
    }

    [Fact]
    public async Task He_assigns_a_buyer_who_waits_and_sees_why_he_waited()
    {
        var desk = await AgentAsync();
        await desk.SetStateAsync("paused");
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("anybody?");
        var supervisor = await SupervisorAsync();
        await Assertions.Expect(supervisor.Rows).ToContainTextAsync("Queue · No. 1 · Everybody is away");
        await Pictures.TakeAsync(supervisor.Page, "super-waiting");

        await supervisor.WatchAsync();
        await supervisor.Button("Assign…").ClickAsync();
        await supervisor.Dialog.GetByText("小芳").ClickAsync();
        await Pictures.TakeAsync(supervisor.Page, "super-assign");
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await supervisor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();

        await Assertions.Expect(supervisor.Told).ToContainTextAsync("Assigned to 小芳");
        await desk.SelectAsync();
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["anybody?"]);
        await Assertions.Expect(desk.Rows).ToHaveAccessibleNameAsync(new Regex(", Transfer, Was queued$"));
        await Assertions.Expect(desk.Rows.Locator(".mark")).ToHaveTextAsync(["T", "Q"]);
        await Pictures.TakeAsync(desk.Page, "desk-marks-en");
        await Assertions.Expect(supervisor.Rows).ToContainTextAsync("Served by 小芳");
        await Assertions.Expect(supervisor.Page.Locator(".watch .handed-line")).ToContainTextAsync("System: 店长 handed over to 小芳");
        await Pictures.TakeAsync(supervisor.Page, "super-handed-en");
    }

    [Trait("Pages", "whole")]
    [Fact]
    public async Task He_forces_a_state_the_agents_desk_shows_who_and_why_and_it_can_be_undone()
    {
        var desk = await AgentAsync();
        var supervisor = await SupervisorAsync();

        await supervisor.Button("Set state: 小芳").ClickAsync();
        await supervisor.Dialog.Locator("label.chip").GetByText("Paused").ClickAsync();
        await Assertions.Expect(supervisor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Set state", Exact = true })).ToBeDisabledAsync();
        await supervisor.Dialog.Locator("#force-reason").FillAsync("team meeting");
        await Pictures.TakeAsync(supervisor.Page, "super-force");
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await supervisor.Page.Keyboard.PressAsync("Enter");

        await desk.UntilStateAsync("paused");
        await Assertions.Expect(desk.Page.Locator(".el-message")).ToContainTextAsync("店长 set you to Paused: team meeting");
        await Pictures.TakeAsync(desk.Page, "desk-forced");
        await Assertions.Expect(supervisor.Agent("小芳")).ToContainTextAsync("Paused");
        await supervisor.Button("Undo").ClickAsync();
        await desk.UntilStateAsync("online");
        await Assertions.Expect(supervisor.Agent("小芳")).ToContainTextAsync("Online");
    }

    [Fact]
    public async Task A_notice_is_on_every_desk()
    {
        var desk = await AgentAsync();
        var supervisor = await SupervisorAsync();

        await supervisor.Button("Notice").ClickAsync();
        await supervisor.Dialog.Locator("#notice-text").FillAsync("the sale begins at eight");
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await supervisor.Button("Post").ClickAsync();

        await Assertions.Expect(desk.Page.Locator(".el-message")).ToContainTextAsync("店长: the sale begins at eight");
    }

    [Trait("Pages", "whole")]
    [Fact]
    public async Task Data_that_stand_still_are_said_to_and_go_on_when_the_server_is_back()
    {
        Complaints.Expect(Complaints.Network);
        var supervisor = await SupervisorAsync();

        await supervisor.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(supervisor.Stale).ToContainTextAsync("The data stand still");
        await Pictures.TakeAsync(supervisor.Page, "super-stale");
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await Assertions.Expect(supervisor.Button("Reconnect now")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await supervisor.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(supervisor.Stale).ToHaveCountAsync(0, new() { Timeout = 40_000 });
    }

    [Fact]
    public async Task An_agent_is_told_that_the_page_is_not_for_him()
    {
        var page = new SupervisorPage(await NewPageAsync(), Server.Endpoint.Origin, "en");

        await page.GoAsync("xiaofang");

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("This account is no supervisor or admin");
        await Pictures.TakeAsync(page.Page, "super-no-role");
        await Accessibility.AssertCleanAsync(page.Page);
        await page.Button("Sign out").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#account")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_lead_through_the_conversations_and_an_agents_own_can_be_picked_out()
    {
        await AgentAsync();
        foreach (var text in new[] { "first", "second" })
            await (await BuyerAsync()).WriteAsync(text);
        var supervisor = await SupervisorAsync();
        await Assertions.Expect(supervisor.Rows).ToHaveCountAsync(2);

        await supervisor.Page.Keyboard.PressAsync("Alt+j");
        await Assertions.Expect(supervisor.Bubbles).ToHaveTextAsync(["first"]);
        await supervisor.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(supervisor.Bubbles).ToHaveTextAsync(["second"]);
        await supervisor.Agent("老王").GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(supervisor.Page.Locator(".open")).ToContainTextAsync("老王 has no open conversations");
        await supervisor.Button("Show all").ClickAsync();
        await Assertions.Expect(supervisor.Rows).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData("en", "desktop")]
    [InlineData("zh-CN", "desktop")]
    [InlineData("en", "phone")]
    [InlineData("zh-CN", "phone")]
    public async Task It_is_accessible_and_fits_in_both_languages_on_desktop_and_phone(string language, string screen)
    {
        await AgentAsync();
        var buyer = await BuyerAsync(language);
        await buyer.WriteAsync("你好,这件羽绒服什么时候能发货?哈尔滨几天能到?");
        var supervisor = await SupervisorAsync(language, screen == "phone" ? Screen.Phone : Screen.Desktop);
        await Assertions.Expect(supervisor.Rows).ToHaveCountAsync(1);

        Assert.Equal(screen == "phone" ? 4 : 1, await supervisor.Page.EvaluateAsync<int>("() => new Set([...document.querySelectorAll('.tile')].map((tile) => tile.offsetTop)).size"));
        await Pictures.TakeAsync(supervisor.Page, $"super-{screen}-{language}");
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await FitsAsync(supervisor.Page);
        await supervisor.WatchAsync();
        await Assertions.Expect(supervisor.Bubbles).ToHaveCountAsync(1);
        await Assertions.Expect(supervisor.Whisper).ToBeInViewportAsync(new() { Ratio = 1 });
        await Pictures.TakeAsync(supervisor.Page, $"super-{screen}-watch-{language}");
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await FitsAsync(supervisor.Page);
        await supervisor.Page.Locator(".watch header button").First.PressAsync("Enter");
        await Assertions.Expect(supervisor.Rows).ToBeFocusedAsync();
    }

    private static async Task FitsAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the screen.");
}
