using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
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

    [Theory]
    [InlineData("en", "Your shift", "None is set")]
    [InlineData("zh-CN", "班次", "未排班")]
    public async Task Before_he_goes_online_an_agent_sees_his_shift(string language, string shift, string none)
    {
        var desk = new DeskPage(await NewPageAsync(), Origin, language);
        await desk.GoAsync();
        await desk.SignInAsync("xiaofang");
        await Assertions.Expect(desk.Check).ToContainTextAsync($"{shift}{none}");

        var (from, until) = await new ShopConsole(Server.Endpoint).ServeAsync(fromHours: -1, untilHours: 4);
        await desk.Page.ReloadAsync();

        await Assertions.Expect(desk.Check).ToContainTextAsync($"{Shown(from)} – {Shown(until)}");
        await Pictures.TakeAsync(desk.Page, $"desk-check-{language}");
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

    private static string Shown(DateTime universal) => $"{TimeZoneInfo.ConvertTimeFromUtc(universal, TimeZoneInfo.FindSystemTimeZoneById(Chromium.TimeZone)):HH:mm}";
}
