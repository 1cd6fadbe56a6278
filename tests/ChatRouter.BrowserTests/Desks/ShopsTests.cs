using ChatRouter.BrowserTests.Browsers;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

public sealed class ShopsTests(Chromium chromium) : BrowserScene(chromium)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Seed__LoadShops"] = "1", ["Seed__LoadAgents"] = "1" };

    [Fact]
    public async Task An_agent_serves_two_shops_side_by_side_and_sees_in_which_somebody_waits()
    {
        var desk = await AgentAsync();
        var name = desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

        await desk.SignInBesideAsync("load1", "agent1");
        await desk.SetStateAsync("online");
        await Assertions.Expect(name).ToHaveAccessibleNameAsync("load1");
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello demo");
        await using var other = await BuyerTestClient.OpenAsync(Server.Endpoint, "load1", "http://127.0.0.1");
        await other.SendAsync("hello load");
        await Assertions.Expect(name).ToContainTextAsync("1");
        await desk.SelectAsync();
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["hello load"]);
        await Pictures.TakeAsync(desk.Page, "desk-two-shops");
        await desk.Page.Locator("button.shop").ClickAsync();
        await Assertions.Expect(desk.MenuItems.First).ToBeVisibleAsync();
        await Accessibility.AssertCleanAsync(desk.Page);
        await desk.MenuItems.First.ClickAsync();
        await desk.SelectAsync();

        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["hello demo"]);
        await desk.Page.ReloadAsync();
        await Assertions.Expect(name).ToContainTextAsync(DemoShop.Shop.Name);
        await desk.UntilStateAsync("online");
        await Assertions.Expect(name).ToContainTextAsync("1");
    }
}
