using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Supervisors;

/// <summary>What a supervisor is told of his shop without asking, and what he finds when he asks.</summary>
public sealed class OversightTests(Chromium chromium) : SupervisorScene(chromium)
{
    private static readonly Screen Television = new("television", 1920, 1080, Touch: false);

    // What must last before it is told is told at once.
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Supervision__After"] = "00:00:00", ["Supervision__TimeZone"] = "Asia/Shanghai" };

    [Fact]
    public async Task The_days_figures_are_on_his_page_and_on_the_wall_with_their_definitions()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("is it in stock?");
        await desk.SelectAsync();
        await desk.WriteAsync("yes");
        await (await BuyerAsync()).WriteAsync("and in blue?");
        var supervisor = await SupervisorAsync();
        var wall = new WallPage(await NewPageAsync(Television), Server.Endpoint.Origin, "zh-CN");
        await wall.GoAsync(await KioskAsync());

        await Assertions.Expect(supervisor.Page.Locator(".day")).ToContainTextAsync("Today since00:00 Asia/ShanghaiAsked2Answered1Gave up waiting0Satisfied–");
        await Assertions.Expect(supervisor.Tile("3-min reply rate")).ToHaveTextAsync("100.0%");
        await Assertions.Expect(supervisor.Page.Locator("figure")).ToContainTextAsync("Arrivals 2");
        await Assertions.Expect(supervisor.Page.Locator("figure")).ToContainTextAsync("Replies 1");
        await Assertions.Expect(wall.Page.Locator(".day")).ToContainTextAsync("咨询2接待1排队放弃0满意–");
        await Assertions.Expect(wall.Tile("首响")).ToContainTextAsync("秒");
        await Assertions.Expect(wall.Agents.First.Locator("td").Nth(6)).ToHaveTextAsync("1");
        await Assertions.Expect(wall.Agents.First.Locator("td").Nth(5)).ToContainTextAsync("s");
        await Assertions.Expect(wall.Page.Locator("tbody tr").Filter(new() { HasText = "售前" })).ToContainTextAsync("100.0%");
        await Pictures.TakeAsync(wall.Page, "wall-day-zh-CN");
        await Accessibility.AssertCleanAsync(wall.Page);

        await supervisor.Button("How it is counted").ClickAsync();
        await Assertions.Expect(supervisor.Dialog).ToContainTextAsync("A turn: a run of buyer’s messages until a human agent answers in public.");
        await Pictures.TakeAsync(supervisor.Page, "super-definitions");
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await supervisor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(supervisor.Dialog).ToHaveCountAsync(0);
        await Pictures.TakeAsync(supervisor.Page, "super-day");
    }

    [Trait("Pages", "whole")]
    [Fact]
    public async Task He_moves_who_waits_to_the_front_and_who_is_passed_is_told_why()
    {
        var desk = await AgentAsync();
        await desk.SetStateAsync("paused");
        var first = await BuyerAsync("zh-CN");
        await first.WriteAsync("我先来的");
        await (await BuyerAsync()).WriteAsync("it burns");
        var supervisor = await SupervisorAsync("zh-CN");
        await Assertions.Expect(supervisor.Rows).ToHaveCountAsync(2);
        await Assertions.Expect(first.Frame.GetByText("优先买家已插入")).ToHaveCountAsync(0);

        await supervisor.Rows.Filter(new() { HasText = "it burns" }).ClickAsync();
        await supervisor.Button("调整排队…").ClickAsync();
        await supervisor.Dialog.Locator("label.chip").GetByText("最前").ClickAsync();
        await Assertions.Expect(supervisor.Dialog.GetByRole(AriaRole.Button, new() { Name = "调整排队", Exact = true })).ToBeDisabledAsync();
        await supervisor.Dialog.Locator("#reorder-reason").FillAsync("安全问题");
        await Pictures.TakeAsync(supervisor.Page, "super-reorder-zh-CN");
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await supervisor.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(supervisor.Told).ToContainTextAsync("已调整排队位置");
        await Assertions.Expect(supervisor.Rows.First).ToContainTextAsync("第 1 位 · 最前");
        await Assertions.Expect(supervisor.Rows.First).ToContainTextAsync("it burns");
        await Assertions.Expect(first.Frame.GetByText("优先买家已插入")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_alarm_calls_until_somebody_cares_for_it_and_is_quiet_when_it_is_resolved()
    {
        await AgentAsync();
        var supervisor = await SupervisorAsync();
        var band = supervisor.Page.Locator("p.alarms");
        await Assertions.Expect(band).ToContainTextAsync("Nobody of 售后 After-sale is online");
        await Pictures.TakeAsync(supervisor.Page, "super-alarm-band");
        await Accessibility.AssertCleanAsync(supervisor.Page);

        await band.GetByRole(AriaRole.Button, new() { Name = "Look" }).PressAsync("Enter");
        var alarms = supervisor.Page.Locator("main.alarms");
        await alarms.GetByRole(AriaRole.Button, new() { Name = "Acknowledge: Nobody of 售后 After-sale is online" }).PressAsync("Enter");
        await Assertions.Expect(band).ToHaveCountAsync(0);
        await Assertions.Expect(alarms).ToContainTextAsync("Acknowledged by 店长");
        await alarms.GetByRole(AriaRole.Button, new() { Name = "Mute for 1 hour: Group with nobody online" }).ClickAsync();
        await Assertions.Expect(alarms.GetByRole(AriaRole.Button, new() { Name = "Unmute: Group with nobody online" })).ToBeVisibleAsync();
        await Pictures.TakeAsync(supervisor.Page, "super-alarms");
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await AgentAsync("laowang");

        await Assertions.Expect(alarms).ToContainTextAsync("All is well now");
        await Assertions.Expect(alarms.Locator("section").Last).ToContainTextAsync("Nobody of 售后 After-sale is online");
        await supervisor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(supervisor.Board).ToBeVisibleAsync();
    }

    [Trait("Pages", "whole")]
    [Fact]
    public async Task The_audit_log_is_filtered_and_says_when_there_is_nothing()
    {
        await AgentAsync();
        var supervisor = await SupervisorAsync("zh-CN");
        await supervisor.Button("审计日志").ClickAsync();
        var page = supervisor.Page.Locator("main.audit");
        await Assertions.Expect(page).ToContainTextAsync("还没有记录");
        await supervisor.Button("← 返回看板").ClickAsync();
        await supervisor.Button("发公告").ClickAsync();
        await supervisor.Dialog.Locator("#notice-text").FillAsync("八点大促");
        await supervisor.Button("发布").ClickAsync();
        await Assertions.Expect(supervisor.Dialog).ToHaveCountAsync(0);
        await KioskAsync();

        await supervisor.Button("审计日志").ClickAsync();
        var rows = page.Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(rows.First).ToContainTextAsync("添加大屏");
        await Pictures.TakeAsync(supervisor.Page, "super-audit-zh-CN");
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await page.Locator("select").Last.SelectOptionAsync("postedNotice");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows).ToContainTextAsync("店长");
        await page.Locator("select").First.SelectOptionAsync(new SelectOptionValue { Label = "小芳" });
        await Assertions.Expect(page).ToContainTextAsync("没有符合条件的记录");
        await supervisor.Button("清除筛选").ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await page.Locator("input[type=date]").Last.FillAsync("2020-01-01");
        await Assertions.Expect(page).ToContainTextAsync("没有符合条件的记录");
        await Pictures.TakeAsync(supervisor.Page, "super-audit-empty-zh-CN");
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("en", "desktop")]
    [InlineData("zh-CN", "desktop")]
    [InlineData("en", "phone")]
    [InlineData("zh-CN", "phone")]
    public async Task Alarms_and_audit_are_accessible_and_fit_in_both_languages_on_desktop_and_phone(string language, string screen)
    {
        await AgentAsync();
        await KioskAsync();
        var supervisor = await SupervisorAsync(language, screen == "phone" ? Screen.Phone : Screen.Desktop);
        foreach (var (page, name) in new[] { ("alarms", language == "en" ? "Alarms" : "告警"), ("audit", language == "en" ? "Audit log" : "审计日志") })
        {
            await supervisor.Button(name).ClickAsync();
            await Assertions.Expect(supervisor.Page.Locator($"main.{page}")).ToBeVisibleAsync();
            await Assertions.Expect(supervisor.Page.Locator(page == "alarms" ? "li.alarm" : "tbody tr").First).ToBeVisibleAsync();

            await Pictures.TakeAsync(supervisor.Page, $"super-{page}-{screen}-{language}");
            await Accessibility.AssertCleanAsync(supervisor.Page);
            Assert.True(await supervisor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{page} is wider than the screen.");
        }
    }
}
