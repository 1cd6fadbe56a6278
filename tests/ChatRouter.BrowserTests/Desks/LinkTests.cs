using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.BrowserTests.Talks;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>What the desk shows when its connection, its session or its version is not what it was.</summary>
public sealed class LinkTests(Chromium chromium) : BrowserScene(chromium)
{
    [Theory]
    [InlineData("en", "You are signed in elsewhere", "Take over on this device")]
    [InlineData("zh-CN", "你已在其他设备登录", "在此设备接管")]
    public async Task An_agent_who_sits_down_elsewhere_can_take_over_here_again(string language, string title, string takeOver)
    {
        var first = await AgentAsync(language: language);
        var second = new DeskPage(await NewPageAsync(), Server.Endpoint.Origin, language);
        await second.GoAsync();
        await second.SignInAsync("xiaofang");

        await Assertions.Expect(first.Dialog).ToContainTextAsync(title);
        await second.UntilStateAsync("online");
        await Pictures.TakeAsync(first.Page, $"desk-elsewhere-{language}");
        await Accessibility.AssertCleanAsync(first.Page);
        await first.Dialog.GetByRole(AriaRole.Button, new() { Name = takeOver }).ClickAsync();

        await Assertions.Expect(first.Dialog).ToHaveCountAsync(0);
        await first.UntilStateAsync("online");
        await Assertions.Expect(second.Dialog).ToContainTextAsync(title);
    }

    // Whether the log said that it was being filled when a text first stood in it.
    private const string NoteWhetherBusy = """
        (log, text) => new MutationObserver(() => {
          if (log.innerText.includes(text)) log.dataset.filled ??= log.ariaBusy;
        }).observe(log, { childList: true, subtree: true })
        """;

    [Trait("Pages", "whole")]
    [Fact]
    public async Task A_lost_connection_is_a_thin_line_then_a_bar_and_what_came_meanwhile_is_told()
    {
        Complaints.Expect(Complaints.Network);
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("one");
        await desk.SelectAsync();

        await desk.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(desk.Page.Locator(".thin")).ToBeAttachedAsync();
        await Assertions.Expect(desk.Bar).ToHaveCountAsync(0);
        await desk.WriteAsync("written offline");
        await desk.Log.EvaluateAsync(NoteWhetherBusy, "two");
        await buyer.WriteAsync("two");
        await Assertions.Expect(desk.Bar).ToContainTextAsync("Connection lost for");
        await Assertions.Expect(desk.Bar).ToContainTextAsync("waiting to be sent: 1");
        await Assertions.Expect(desk.StateButton).ToContainTextAsync("Lost, grace");
        await Assertions.Expect(desk.Page.Locator("nav .clock time")).ToContainTextAsync("≈");
        await Assertions.Expect(desk.Bar.GetByRole(AriaRole.Button)).ToHaveTextAsync("Reconnect now");
        await Pictures.TakeAsync(desk.Page, "desk-reconnecting");
        await desk.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(desk.Bar).ToContainTextAsync("Back online · new messages: 1");
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["one", "two", "written offline"]);
        await AssertFilledAsync(desk.Log);
        await desk.Bar.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(desk.Bar).ToHaveCountAsync(0);

        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["one", "two", "written offline"]);
        await buyer.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(buyer.Frame.Locator(".strip")).ToBeVisibleAsync();
        await buyer.Log.EvaluateAsync(NoteWhetherBusy, "6");
        await Talk.WriteAllAsync(desk, ["3", "4", "5", "6"]);
        await Assertions.Expect(desk.Unsent).ToHaveCountAsync(0);
        await buyer.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(buyer.Status).ToContainTextAsync("4 messages caught up");
        await AssertFilledAsync(buyer.Log);

        static async Task AssertFilledAsync(ILocator log)
        {
            await Assertions.Expect(log).ToHaveAttributeAsync("data-filled", "true");
            await Assertions.Expect(log).ToHaveAttributeAsync("aria-busy", "false");
        }
    }

    [Theory]
    [InlineData("en", "Connection lost for", "waiting over 100 s: 1")]
    [InlineData("zh-CN", "连接中断", "1 位买家等待超过100秒")]
    public async Task On_a_phone_the_lost_connection_and_the_buyers_who_waited_too_long_are_both_read(string language, string lost, string waited)
    {
        Complaints.Expect(Complaints.Network);
        var page = await NewPageAsync(Screen.Narrow);
        await page.Clock.InstallAsync();
        var desk = new DeskPage(page, Server.Endpoint.Origin, language);
        await desk.GoAsync();
        await desk.SignInAsync("xiaofang");
        await desk.SetStateAsync("online");
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("anybody there?");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);

        await page.Context.SetOfflineAsync(true);
        await page.Clock.FastForwardAsync("01:45");
        await Assertions.Expect(desk.Bar).ToContainTextAsync(lost);
        await Assertions.Expect(desk.Urgent).ToContainTextAsync(waited);
        await Pictures.TakeAsync(page, $"desk-narrow-urgent-reconnecting-{language}");
        await Accessibility.AssertCleanAsync(page);

        var bar = await BoxAsync(desk.Bar);
        var urgent = await BoxAsync(desk.Urgent);
        var row = await BoxAsync(desk.Rows);
        Assert.True(bar.Y + bar.Height <= urgent.Y, "the popup lies over the bar");
        Assert.True(urgent.Y + urgent.Height <= row.Y, "the popup lies over the list");
        await desk.Urgent.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["anybody there?"]);
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator element) => Assert.IsType<LocatorBoundingBoxResult>(await element.BoundingBoxAsync());

    [Trait("Pages", "whole")]
    [Fact]
    public async Task A_state_chosen_while_the_connection_is_away_is_told_once_it_is_back()
    {
        Complaints.Expect(Complaints.Network);
        var desk = await AgentAsync();

        await desk.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(desk.Page.Locator(".thin")).ToBeAttachedAsync();
        await desk.ChooseStateAsync("offline");
        await desk.Page.Context.SetOfflineAsync(false);

        await desk.UntilStateAsync("offline");
        await Assertions.Expect(desk.Complaint).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_session_that_was_signed_out_elsewhere_is_signed_in_again_over_the_page_with_its_draft()
    {
        Complaints.Expect("the server responded with a status of 401");
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        await desk.Reply.FillAsync("half an answer");

        var token = await desk.Page.EvaluateAsync<string>("() => JSON.parse(sessionStorage.getItem('chatrouter.session.1')).accessToken");
        using var signOut = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/sessions");
        signOut.Headers.Authorization = new("Bearer", token);
        using var response = await Server.Endpoint.Http.SendAsync(signOut);
        await Assertions.Expect(desk.Dialog).ToContainTextAsync("Your session ended: sign in again");
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["hello"]);
        await Pictures.TakeAsync(desk.Page, "desk-sign-in-again");
        await Accessibility.AssertCleanAsync(desk.Page);
        await desk.Page.Locator("#again-password").FillAsync("wrong");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Dialog).ToContainTextAsync("Wrong account or password");
        await desk.Page.Locator("#again-password").FillAsync("demo1234");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("half an answer");
        await desk.Reply.PressAsync("Enter");
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", "half an answer"]);
    }

    [Fact]
    public async Task A_draft_and_a_message_on_its_way_survive_the_tab()
    {
        Complaints.Expect(Complaints.Network);
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        var context = desk.Page.Context;
        await context.SetOfflineAsync(true);
        await desk.WriteAsync("written without a network");
        await Assertions.Expect(desk.Unsent).ToHaveCountAsync(1);
        await desk.Reply.FillAsync("half an answer");
        await desk.UntilKeptAsync("half an answer");

        await desk.Page.CloseAsync();
        await context.SetOfflineAsync(false);
        var next = new DeskPage(await context.NewPageAsync(), Server.Endpoint.Origin, "en");
        await next.GoAsync();
        await next.SignInAsync("xiaofang");
        await next.SelectAsync();

        await Assertions.Expect(next.Reply).ToHaveValueAsync("half an answer");
        await Assertions.Expect(next.Bubbles).ToHaveTextAsync(["hello", "written without a network"]);
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", "written without a network"]);
    }

    [Trait("Pages", "whole")]
    [Fact]
    public async Task A_newer_desk_is_told_after_a_reconnect_and_loaded_once_nobody_waits()
    {
        Complaints.Expect(Complaints.Network);
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        await desk.Page.RouteAsync("**/desk", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<script type=module src=\"/desk/assets/index-newer.js\"></script>" }));

        await desk.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(desk.Page.Locator(".thin")).ToBeAttachedAsync();
        await desk.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(desk.Bar.Filter(new() { HasText = "A new version is here" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await desk.Page.UnrouteAllAsync();
        await desk.Page.EvaluateAsync("() => document.body.dataset.old = 'yes'");
        await desk.WriteAsync("answered");

        await Assertions.Expect(desk.Page.Locator("body[data-old]")).ToHaveCountAsync(0);
        await desk.UntilStateAsync("online");
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", "answered"]);
    }
}
