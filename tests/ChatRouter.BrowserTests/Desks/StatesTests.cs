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
    [Theory]
    [InlineData("en", false, "Connecting…", "Nobody is waiting 🎉 Online, serving 0/20", "Connection lost for", "waiting to be sent: 1", "Lost, grace", "no longer yours: 1")]
    [InlineData("zh-CN", false, "连接中…", "没有等待的买家 🎉 当前在线 0/20", "连接中断", "1 条消息待发送", "断线宽限", "1 个会话已转走")]
    [InlineData("en", true, "Connecting…", "Nobody is waiting 🎉 Online, serving 0/20", "Connection lost for", "waiting to be sent: 1", "Lost, grace", "no longer yours: 1")]
    [InlineData("zh-CN", true, "连接中…", "没有等待的买家 🎉 当前在线 0/20", "连接中断", "1 条消息待发送", "断线宽限", "1 个会话已转走")]
    public async Task Every_state_of_the_connection_is_told(string language, bool onPhone, string connecting, string empty, string lost, string unsent, string kept, string gone)
    {
        Complaints.Expect(Complaints.Network);
        // Of the orders of a conversation that went.
        Complaints.Expect("the server responded with a status of 40[34]");
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
        await Assertions.Expect(page.Locator(".skeleton").Filter(new() { Visible = true })).ToHaveCountAsync(onPhone ? 1 : 2);
        await LookAsync("first");
        answered.SetResult();
        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        await page.UnrouteAllAsync();
        await desk.SetStateAsync("online");
        await Assertions.Expect(page.Locator("nav .empty")).ToContainTextAsync(empty);
        var jumps = await page.Locator("nav .jumps button").EvaluateAllAsync<float[]>("all => all.map(one => one.offsetTop)");
        Assert.Single(jumps.Distinct());
        await LookAsync("empty");

        var (stays, goes) = (await BuyerAsync(language), await BuyerAsync(language));
        await stays.WriteAsync("1");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);
        await goes.WriteAsync("2");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(2);
        await desk.Rows.First.ClickAsync();
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["1"]);
        var before = await TopAsync();
        await page.Context.SetOfflineAsync(true);
        await Assertions.Expect(page.Locator(".thin")).ToBeAttachedAsync();
        Assert.Equal(before, await TopAsync());
        await desk.WriteAsync("3");
        await Assertions.Expect(desk.Bar).ToContainTextAsync(lost);
        await Assertions.Expect(desk.Bar).ToContainTextAsync(unsent);
        await Assertions.Expect(desk.StateButton).ToContainTextAsync(kept);
        await LookAsync("lost");

        await using var colleague = await AgentTestClient.OnlineAsync(Server.Endpoint, DemoShop.Key, "laowang", DemoShop.Password);
        await using (var beside = await AgentTestClient.ConnectAsync(Server.Endpoint, await Server.Endpoint.SignInAgentAsync(DemoShop.Key, "xiaofang", DemoShop.Password)))
        {
            var going = (await beside.ResumeAsync()).Conversations.Single(row => row.Messages[0].Text == "2").Conversation.Id;
            await beside.Hub.InvokeAsync("Transfer", [going, new { agentId = "laowang", reason = "2" }]);
        }

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(desk.Bar).ToContainTextAsync(gone, new() { Timeout = 30_000 });
        await Assertions.Expect(desk.Bar).ToContainTextAsync("→ 老王");
        await LookAsync("back");
        await Assertions.Expect(stays.Bubbles).ToHaveTextAsync(["1", "3"]);

        async Task<float> TopAsync() => (await page.Locator("#conversation").BoundingBoxAsync())!.Y;

        async Task LookAsync(string state)
        {
            await Pictures.TakeAsync(page, $"states-{state}-{language}-{(onPhone ? "phone" : "desktop")}");
            await Accessibility.AssertCleanAsync(page);
        }
    }
}
