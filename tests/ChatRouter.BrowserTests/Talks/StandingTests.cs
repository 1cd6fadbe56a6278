using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

/// <summary>What a buyer sees of where he stands, and what waits for him while he does not look.</summary>
public sealed class StandingTests(Chromium chromium) : BrowserScene(chromium)
{
    [Theory]
    [InlineData("en", "1 before you", "Everybody is away for a moment")]
    [InlineData("zh-CN", "您前面还有 1 位", "客服暂时离开")]
    public async Task Who_waits_sees_how_many_are_before_him_and_why_and_moves_up(string language, string place, string reason)
    {
        var desk = await AgentAsync(language: language);
        await desk.SetStateAsync("paused");
        var first = await BuyerAsync(language);
        await first.WriteAsync("first");
        await Assertions.Expect(first.Frame.Locator("progress")).ToBeVisibleAsync();
        var second = await BuyerAsync(language);
        await second.WriteAsync("second");

        await Assertions.Expect(second.Status).ToContainTextAsync(place);
        await Assertions.Expect(second.Status).ToContainTextAsync(reason);
        await Pictures.TakeAsync(second.Page, $"queue-{language}");
        await desk.SetStateAsync("online");
        await Assertions.Expect(second.Frame.Locator("progress")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task What_only_the_server_can_do_is_offered_again_when_it_is_back_and_then_done()
    {
        var desk = await AgentAsync();
        await desk.SetStateAsync("paused");
        var page = await NewPageAsync();
        await page.Clock.InstallAsync();
        var shop = new DemoPage(page, Origin, "en");
        await shop.GoAsync();
        var buyer = await shop.OpenChatAsync();
        await buyer.WriteAsync("hello");
        await Assertions.Expect(buyer.Frame.Locator("progress")).ToBeVisibleAsync();
        var back = new TaskCompletionSource();
        await page.RouteAsync("**/sessions/ticket", async route =>
        {
            await back.Task;
            await route.ContinueAsync();
        });

        // A minute without a sign of life: the connection is given up, and there is no other yet.
        await page.Clock.FastForwardAsync(61_000);
        var leave = buyer.Status.GetByRole(AriaRole.Button);
        await Assertions.Expect(leave).ToBeDisabledAsync();
        await buyer.Menu.ClickAsync();
        await Assertions.Expect(buyer.MenuItems.Nth(2)).ToBeDisabledAsync();
        await Assertions.Expect(buyer.MenuItems.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        back.SetResult();
        await leave.ClickAsync();

        await Assertions.Expect(buyer.Frame.Locator(".banner")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_comes_while_the_chat_is_closed_stands_on_the_launcher_until_it_is_opened()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        await buyer.Page.EvaluateAsync("() => { window.counts = []; ChatRouter('on', 'unread', ({ count }) => counts.push(count)); ChatRouter('close'); }");

        await Talk.WriteAllAsync(desk, ["hi", "anything else?"]);
        await buyer.Page.WaitForFunctionAsync("() => ChatRouter('getState').unread === 2");
        Assert.Contains("2 unread", await LauncherAsync(buyer.Page), StringComparison.OrdinalIgnoreCase);
        await buyer.Page.EvaluateAsync("() => ChatRouter('open')");

        await buyer.Page.WaitForFunctionAsync("() => ChatRouter('getState').unread === 0");
        Assert.DoesNotContain("unread", await LauncherAsync(buyer.Page), StringComparison.OrdinalIgnoreCase);
        var counts = await buyer.Page.EvaluateAsync<int[]>("() => counts");
        Assert.Equal(new[] { 1, 2, 0 }, counts);
        await Talk.ShowsAsync(buyer, "hello", "hi", "anything else?");
    }

    [Fact]
    public async Task What_was_written_without_a_network_survives_its_tab_and_goes_once_when_the_network_is_back()
    {
        Complaints.Expect(Complaints.Network);
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("first");
        await desk.SelectAsync();
        var context = buyer.Page.Context;

        await context.SetOfflineAsync(true);
        await Talk.WriteAllAsync(buyer, ["second", "third"]);
        await Assertions.Expect(buyer.Unsent).ToHaveCountAsync(2);
        await Assertions.Expect(buyer.Frame.Locator(".strip")).ToBeVisibleAsync();
        await buyer.Page.CloseAsync();
        await context.SetOfflineAsync(false);
        var shop = new DemoPage(await context.NewPageAsync(), Server.Endpoint.Origin, "en");
        await shop.GoAsync();
        var again = await shop.OpenChatAsync();

        await Talk.ShowsAsync(again, "first", "second", "third");
        await Talk.ShowsAsync(desk, "first", "second", "third");
    }

    // The launcher's shadow root is closed to scripts; the developer's tools see what people see.
    private static async Task<string> LauncherAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Accessibility.enable");
        var tree = (await devtools.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray();
        var buttons = tree.Where(node => node.TryGetProperty("role", out var role) && role.GetProperty("value").GetString() == "button");
        return string.Join('|', buttons.Select(node => node.GetProperty("name").GetProperty("value").GetString()));
    }
}
