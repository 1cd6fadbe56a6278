using System.Text.Json.Nodes;
using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>An administrator has the draft published at a time, sees what waits, and what stands in its way.</summary>
public sealed class ScheduledTests(Chromium chromium) : AdminScene(chromium)
{
    private static readonly Screen Narrow = new("narrow", 360, 780, Touch: true);

    [Fact]
    public Task A_draft_is_scheduled_told_to_be_in_the_way_of_and_taken_back() =>
        ScheduleAsync("en", false, "At a time", "Why (kept with the version)", "Schedule changes: 1", "Goes live", "will not go live if you publish now", "Publish changes: 1", "it will not go live: The same fields have been changed otherwise", "Cancel", "Really do it");

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("en", true, "At a time", "Why (kept with the version)", "Schedule changes: 1", "Goes live", "will not go live if you publish now", "Publish changes: 1", "it will not go live: The same fields have been changed otherwise", "Cancel", "Really do it")]
    [InlineData("zh", false, "定时生效", "原因（记入版本）", "定时发布 1 处修改", "生效", "现在发布后它们到时不会生效", "发布 1 处修改", "现在看来到时不会生效：同一项在期间被改成了别的", "取消定时", "确认")]
    [InlineData("zh", true, "定时生效", "原因（记入版本）", "定时发布 1 处修改", "生效", "现在发布后它们到时不会生效", "发布 1 处修改", "现在看来到时不会生效：同一项在期间被改成了别的", "取消定时", "确认")]
    public async Task ScheduleAsync(string language, bool onPhone, string later, string why, string schedule, string live, string stops, string publish, string obstacle, string cancel, string sure)
    {
        var (console, shown) = (new ShopConsole(Server.Endpoint), $"{language}{(onPhone ? "-phone" : "")}");
        await console.DraftAsync(plan => plan["overrides"] = new JsonObject { ["busyAbove"] = 9 });
        var admin = await AdminAsync("publish", language, onPhone ? Narrow : Wide);
        var scheduled = admin.Section.Locator("article article");

        await admin.Section.GetByText(later, new() { Exact = true }).ClickAsync();
        await admin.Field(why).FillAsync("Sale");
        await Pictures.TakeAsync(admin.Page, $"admin-schedule-{shown}");
        await Accessibility.AssertCleanAsync(admin.Page);
        await admin.Button(schedule).ClickAsync();
        await Assertions.Expect(scheduled.Locator("h4")).ToContainTextAsync(live);
        await Assertions.Expect(scheduled).ToContainTextAsync("Sale");

        await console.DraftAsync(plan => plan["overrides"] = new JsonObject { ["busyAbove"] = 2 });
        await admin.Page.ReloadAsync();
        await Assertions.Expect(admin.Section).ToContainTextAsync(stops);
        await Pictures.TakeAsync(admin.Page, $"admin-schedule-stops-{shown}");
        await admin.Field(why).FillAsync("By hand");
        await admin.Button(publish).ClickAsync();
        await Assertions.Expect(scheduled).ToContainTextAsync(obstacle);
        await scheduled.Locator("summary").ClickAsync();
        await Pictures.TakeAsync(admin.Page, $"admin-scheduled-{shown}");
        await Accessibility.AssertCleanAsync(admin.Page);

        await admin.Button(cancel).ClickAsync();
        await admin.Button(sure).ClickAsync();
        await Assertions.Expect(scheduled).ToHaveCountAsync(0);
    }
}
