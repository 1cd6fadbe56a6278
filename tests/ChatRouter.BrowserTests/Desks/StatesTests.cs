using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>What the desk shows from its first moment to the return of a lost connection, in both languages and on both screens, as axe sees it.</summary>
[Trait("Pages", "whole")]
public sealed class StatesTests(Chromium chromium) : BrowserScene(chromium)
{
    public static TheoryData<string, bool> Looks => new() { { "en", false }, { "zh-CN", false }, { "en", true }, { "zh-CN", true } };

    [Theory]
    [InlineData("en", false, "Connecting…", "Nobody is waiting 🎉 Online, serving 0/20", "Connection lost for", "waiting to be sent: 1", "Lost, grace", "no longer yours: 1")]
    [InlineData("zh-CN", false, "连接中…", "没有等待的买家 🎉 当前在线 0/20", "连接中断", "1 条消息待发送", "断线宽限", "1 个会话已转走")]
    [InlineData("en", true, "Connecting…", "Nobody is waiting 🎉 Online, serving 0/20", "Connection lost for", "waiting to be sent: 1", "Lost, grace", "no longer yours: 1")]
    [InlineData("zh-CN", true, "连接中…", "没有等待的买家 🎉 当前在线 0/20", "连接中断", "1 条消息待发送", "断线宽限", "1 个会话已转走")]
    public async Task Every_state_of_the_connection_is_told(string language, bool onPhone, string connecting, string empty, string lost, string unsent, string kept, string gone)
    {
        Complaints.Expect(Complaints.Network);
        var page = await NewPageAsync(onPhone ? Screen.Phone : Screen.Desktop);
        var desk = new DeskPage(page, Server.Endpoint.Origin, language);
        var answered = new TaskCompletionSource();
        await page.RouteAsync("**/sessions/ticket", async route =>
        {
            await answered.Task;
            await route.ContinueAsync();
        });
        await desk.GoAsync();
        await desk.SignInAsync("xiaofang");
        await Assertions.Expect(desk.StateButton).ToContainTextAsync(connecting);
        await Assertions.Expect(page.Locator(".skeleton").Filter(new() { Visible = true })).ToHaveCountAsync(onPhone ? 1 : 3);
        await LookAsync(desk, "first", language, onPhone);
        answered.SetResult();
        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        await page.UnrouteAllAsync();
        await desk.SetStateAsync("online");
        await Assertions.Expect(page.Locator("nav .empty")).ToContainTextAsync(empty);
        var jumps = await page.Locator("nav .jumps button").EvaluateAllAsync<float[]>("all => all.map(one => one.offsetTop)");
        Assert.Single(jumps.Distinct());
        await LookAsync(desk, "empty", language, onPhone);

        var (stays, goes) = (await BuyerAsync(language), await BuyerAsync(language));
        await stays.WriteAsync("1");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);
        await goes.WriteAsync("2");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(2);
        await desk.Rows.First.ClickAsync();
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["1"]);
        var before = await CalmAsync();
        Assert.DoesNotContain("≈", before);
        await page.Context.SetOfflineAsync(true);
        await Assertions.Expect(page.Locator(".thin")).ToBeAttachedAsync();
        Assert.Equal(before, await CalmAsync());
        await desk.WriteAsync("3");
        await Assertions.Expect(desk.Bar).ToContainTextAsync(lost);
        await Assertions.Expect(desk.Bar).ToContainTextAsync(unsent);
        await Assertions.Expect(desk.StateButton).ToContainTextAsync(kept);
        await LookAsync(desk, "lost", language, onPhone);

        await using var colleague = await AgentTestClient.OnlineAsync(Server.Endpoint, DemoShop.Key, "laowang", DemoShop.Password);
        await TransferBesideAsync("2");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(desk.Bar).ToContainTextAsync(gone, new() { Timeout = 30_000 });
        await Assertions.Expect(desk.Bar).ToContainTextAsync("→ 老王");
        await LookAsync(desk, "back", language, onPhone);
        await Assertions.Expect(stays.Bubbles).ToHaveTextAsync(["1", "3"]);

        // What a short loss moves nothing of: the conversation, the agent's state and what stands beside it, and clocks that are sure.
        Task<string> CalmAsync() => page.EvaluateAsync<string>("""
            () => {
              const [pane, status, figures] = ['#conversation', 'button.status', '.figures'].map(one => document.querySelector(one));
              const { x, width } = status.getBoundingClientRect();
              const unsure = document.body.innerText.includes('≈') ? '≈' : '';
              return [pane.getBoundingClientRect().y, x, width, figures.getBoundingClientRect().x, status.className, status.innerText, unsure].join(' ');
            }
            """);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Who_is_in_no_group_or_may_not_be_notified_is_told_what_to_do(string language, bool onPhone)
    {
        var page = await NewPageAsync(onPhone ? Screen.Narrow : Screen.Desktop);
        await page.AddInitScriptAsync("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })");
        var desk = await OpenAsync("boss", language, page);

        await Assertions.Expect(page.Locator("nav .hint")).ToContainTextAsync("boss");
        await LookAsync(desk, "groupless", language, onPhone);
        await page.Locator("button.denied").ClickAsync();

        await Assertions.Expect(desk.Dialog).ToContainTextAsync(language == "en" ? "Site settings → Notifications → Allow" : "网站设置 → 通知 → 允许");
        await LookAsync(desk, "denied", language, onPhone);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_message_that_is_not_sent_says_why_and_nothing_of_it_is_lost(string language, bool onPhone)
    {
        Complaints.Expect(Complaints.Network);
        var desk = await OpenAsync("xiaofang", language, await NewPageAsync(onPhone ? Screen.Narrow : Screen.Desktop));
        var page = desk.Page;
        await desk.SetStateAsync("online");
        await (await BuyerAsync(language)).WriteAsync("1");
        await desk.SelectAsync();
        await desk.Reply.FillAsync(new string('长', 8_001));
        await Assertions.Expect(page.Locator("#composer-problem")).ToContainTextAsync("1");
        await LookAsync(desk, "too-long", language, onPhone);

        // The desk knows the words of the time when it was opened, the server those of now.
        await new ShopConsole(Server.Endpoint).ForbidAsync("山寨");
        await desk.WriteAsync("不是山寨");
        await Assertions.Expect(page.Locator(".line .failed")).ToContainTextAsync(language == "en" ? "forbidden word" : "违禁词");
        await Assertions.Expect(desk.Rows.Locator(".bad")).ToHaveCountAsync(1);
        await LookAsync(desk, "forbidden", language, onPhone);
        await page.Locator(".line .failed button").Last.ClickAsync();
        await Assertions.Expect(page.Locator(".line .failed")).ToHaveCountAsync(0);

        await page.Context.SetOfflineAsync(true);
        await desk.WriteAsync("written without a network");
        await Assertions.Expect(page.Locator(".line .mark.pending")).ToBeVisibleAsync();
        await desk.Reply.FillAsync("half an answer");
        await using var colleague = await AgentTestClient.OnlineAsync(Server.Endpoint, DemoShop.Key, "laowang", DemoShop.Password);
        await TransferBesideAsync("1");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(".line .failed")).ToContainTextAsync(language == "en" ? "moved to somebody else" : "会话已转走", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".line .failed button")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".moved .draft")).ToContainTextAsync("half an answer");
        await LookAsync(desk, "moved", language, onPhone);
        await (await BuyerAsync(language)).WriteAsync("2");
        await (onPhone ? page.Locator(".pane .back").ClickAsync() : desk.Rows.Last.ClickAsync());
        await Assertions.Expect(page.Locator("ul.notice")).ToContainTextAsync("written without a network");
        await LookAsync(desk, "orphan", language, onPhone);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_session_that_ends_and_a_newer_desk_leave_what_is_half_written(string language, bool onPhone)
    {
        Complaints.Expect(Complaints.Network);
        Complaints.Expect("the server responded with a status of 401");
        var desk = await OpenAsync("xiaofang", language, await NewPageAsync(onPhone ? Screen.Narrow : Screen.Desktop));
        await desk.SetStateAsync("online");
        await (await BuyerAsync(language)).WriteAsync("1");
        await desk.SelectAsync();
        await desk.Reply.FillAsync("half an answer");

        var token = await desk.Page.EvaluateAsync<string>("() => JSON.parse(sessionStorage.getItem('chatrouter.session.1')).accessToken");
        using var signOut = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/sessions") { Headers = { Authorization = new("Bearer", token) } };
        using var response = await Server.Endpoint.Http.SendAsync(signOut);
        await Assertions.Expect(desk.Page.Locator("#again-password")).ToBeFocusedAsync();
        await LookAsync(desk, "again", language, onPhone);
        await desk.Page.Keyboard.TypeAsync(DemoShop.Password);
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);

        await OpenAsync("xiaofang", language, await NewPageAsync());
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Button).Last).ToBeFocusedAsync();
        await LookAsync(desk, "elsewhere", language, onPhone);
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("half an answer");

        await desk.Page.RouteAsync("**/desk", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<script type=module src=\"/desk/assets/index-newer.js\"></script>" }));
        await desk.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(desk.Page.Locator(".thin")).ToBeAttachedAsync();
        await desk.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(desk.Bar.Filter(new() { HasText = language == "en" ? "A new version is here" : "有新版本" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await LookAsync(desk, "newer", language, onPhone);
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("half an answer");
    }

    private async Task<DeskPage> OpenAsync(string account, string language, IPage page)
    {
        var desk = new DeskPage(page, Server.Endpoint.Origin, language);
        await desk.GoAsync();
        await desk.SignInAsync(account);
        return desk;
    }

    /// <summary>The agent hands the conversation that began with a text to 老王, from another place.</summary>
    private async Task TransferBesideAsync(string text)
    {
        await using var beside = await AgentTestClient.ConnectAsync(Server.Endpoint, await Server.Endpoint.SignInAgentAsync(DemoShop.Key, "xiaofang", DemoShop.Password));
        var going = (await beside.ResumeAsync()).Conversations.Single(row => row.Messages[0].Text == text).Conversation.Id;
        await beside.Hub.InvokeAsync("Transfer", [going, new { agentId = "laowang", reason = "2" }]);
    }

    private static async Task LookAsync(DeskPage desk, string state, string language, bool onPhone)
    {
        await Pictures.TakeAsync(desk.Page, $"states-{state}-{language}-{(onPhone ? "phone" : "desktop")}");
        await Accessibility.AssertCleanAsync(desk.Page);
        Assert.True(await desk.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"'{state}' scrolls sideways.");
    }
}
