using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

public sealed class BreakTests(Chromium chromium) : BrowserScene(chromium)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Seed__LoadShops"] = "1", ["Seed__LoadAgents"] = "1" };

    [Fact]
    public async Task A_break_with_a_timer_ends_in_a_question_and_not_by_itself()
    {
        var page = await NewPageAsync();
        await page.Clock.InstallAsync();
        var desk = new DeskPage(page, Server.Endpoint.Origin, "en");
        await desk.GoAsync();
        await desk.SignInAsync("xiaofang");
        await desk.SetStateAsync("online");
        await desk.SignInBesideAsync("load1", "agent1");
        await LookAtAsync(page, desk.MenuItems.First);

        await desk.ChooseStateAsync("paused");
        await desk.Dialog.GetByText("Meal").ClickAsync();
        await desk.Dialog.GetByText("10 min").ClickAsync();
        await Pictures.TakeAsync(page, "desk-pause");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).ClickAsync();
        await desk.UntilStateAsync("paused");
        await Assertions.Expect(desk.StateButton).ToContainTextAsync("Meal · ");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await LookAtAsync(page, desk.MenuItems.Nth(1));
        // The desk's clock is moved by a worker, which no clock of the page's moves.
        await page.Clock.SetSystemTimeAsync(TimeProvider.System.GetUtcNow().AddMinutes(10).UtcDateTime);
        await Assertions.Expect(desk.Dialog).ToContainTextAsync("Your pause is over · ");
        await Pictures.TakeAsync(page, "desk-pause-over");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "10 more minutes" }).ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);

        await LookAtAsync(page, desk.MenuItems.First);

        await Assertions.Expect(desk.StateButton).ToContainTextAsync(" left");
        await desk.SetStateAsync("online");
        await desk.UntilStateAsync("online");
    }

    private static async Task LookAtAsync(IPage page, ILocator shop)
    {
        await page.Locator("button.shop").ClickAsync();
        await shop.ClickAsync();
    }
}
