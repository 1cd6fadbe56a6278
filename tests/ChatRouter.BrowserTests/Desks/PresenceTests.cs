using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Talks;
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
}
