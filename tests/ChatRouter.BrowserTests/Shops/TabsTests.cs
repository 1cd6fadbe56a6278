using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.BrowserTests.Talks;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>One buyer with the shop in several tabs.</summary>
public sealed class TabsTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task Two_tabs_share_one_socket_and_show_the_same_and_the_second_goes_on_when_the_first_is_closed()
    {
        var desk = await AgentAsync();
        var page = await NewPageAsync();
        var (first, firstSockets) = await TabAsync(page);
        await first.WriteAsync("from the first tab");
        await desk.SelectAsync();
        var (second, secondSockets) = await TabAsync(await page.Context.NewPageAsync());
        await Talk.ShowsAsync(second, "from the first tab");

        await second.WriteAsync("from the second tab");
        await Talk.ShowsAsync(first, "from the first tab", "from the second tab");
        await desk.WriteAsync("to both");
        await Talk.ShowsAsync(first, "from the first tab", "from the second tab", "to both");
        await Talk.ShowsAsync(second, "from the first tab", "from the second tab", "to both");
        Assert.Equal((1, 0), (firstSockets.Count, secondSockets.Count));

        await page.CloseAsync();
        await second.WriteAsync("still here");
        await Talk.ShowsAsync(desk, "from the first tab", "from the second tab", "to both", "still here");
        await desk.WriteAsync("so am I");
        await Talk.ShowsAsync(second, "from the first tab", "from the second tab", "to both", "still here", "so am I");
        Assert.Single(secondSockets);
    }

    private async Task<(BuyerChat Chat, List<string> Sockets)> TabAsync(IPage page)
    {
        var sockets = new List<string>();
        page.WebSocket += (_, socket) => sockets.Add(socket.Url);
        var shop = new DemoPage(page, Server.Endpoint.Origin, "en");
        await shop.GoAsync();
        return (await shop.OpenChatAsync(), sockets);
    }
}
