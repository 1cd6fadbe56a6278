using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>An agent finds out at his desk what he received and why, and nothing of his colleagues.</summary>
public sealed class OwnDistributionTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task An_agent_sees_his_own_share_why_he_got_a_buyer_and_why_not_another_but_not_who_did()
    {
        var desk = await AgentAsync();
        await (await BuyerAsync()).WriteAsync("hello");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);

        var own = await OpenAsync(desk);
        await Assertions.Expect(own.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(own.Locator("tbody tr")).ToContainTextAsync("Online time +0.7");
        await own.GetByRole(AriaRole.Button, new() { Name = "Received 1" }).ClickAsync();
        await Assertions.Expect(desk.Dialog.Last.Locator("li")).ToContainTextAsync("Why this agent: Routed by weight");
        await Accessibility.AssertCleanAsync(desk.Page);
        await Pictures.TakeAsync(desk.Page, "desk-own-distribution");
        var name = await desk.Rows.Locator("b").First.InnerTextAsync();
        await desk.Dialog.Last.GetByRole(AriaRole.Button, new() { Name = $"Open the conversation with {name}" }).ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["hello"]);

        var other = await AgentAsync("xiaoming");
        var missed = await OpenAsync(other);
        await missed.GetByRole(AriaRole.Button, new() { Name = "Online time −0.3" }).ClickAsync();
        var why = other.Dialog.Last.Locator("li");
        await Assertions.Expect(why).ToContainTextAsync("Why not 小明: was not online");
        await Assertions.Expect(why).ToContainTextAsync("Served by a colleague");
        await Assertions.Expect(why).Not.ToContainTextAsync("小芳");
    }

    private static async Task<ILocator> OpenAsync(Pages.DeskPage desk)
    {
        await desk.Page.Locator("button.me").ClickAsync();
        await desk.MenuItems.GetByText("My distribution").ClickAsync();
        return desk.Dialog.First;
    }
}
