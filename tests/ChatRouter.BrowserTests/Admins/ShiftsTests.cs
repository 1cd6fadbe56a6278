using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>An administrator plans who is on duty when.</summary>
public sealed class ShiftsTests(Chromium chromium) : AdminScene(chromium)
{
    [Fact]
    public async Task Shifts_are_dragged_ticked_or_typed_gaps_are_told_and_a_day_off_is_published()
    {
        var admin = await AdminAsync("shifts");
        await Assertions.Expect(admin.Section.Locator("tfoot td").First).ToContainTextAsync("all covered");
        await admin.Button("Use Early 08:30–16:30 and Late 16:30–23:00").ClickAsync();
        var days = admin.Section.Locator("tbody tr").Filter(new() { HasText = "小芳" }).Locator("td");

        await admin.Section.Locator(".grip").First.DragToAsync(days.First);
        await Assertions.Expect(days.First).ToContainTextAsync("Early 08:30–16:30");
        await Assertions.Expect(days.Nth(1)).ToContainTextAsync("off");

        await days.Nth(1).GetByRole(AriaRole.Button).ClickAsync();
        await admin.Dialog.GetByLabel("Late").CheckAsync();
        await admin.Dialog.GetByLabel("Or type times").FillAsync("22:00-2:00");
        await admin.Page.Keyboard.PressAsync("Enter");
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Assertions.Expect(days.Nth(1)).ToContainTextAsync("22:00–02:00");

        foreach (var name in new[] { "小明", "老王" })
        {
            await admin.Section.Locator("tbody tr").Filter(new() { HasText = name }).Locator("td").First.GetByRole(AriaRole.Button).ClickAsync();
            await admin.Dialog.GetByLabel("Early").CheckAsync();
            await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        }

        await Assertions.Expect(admin.Section.Locator("tfoot td").First).ToContainTextAsync("nobody 16:30–23:00");
        await Pictures.TakeAsync(admin.Page, "admin-shifts-usual-en");
        await Accessibility.AssertCleanAsync(admin.Page);
        await admin.Section.GetByText("One week only").ClickAsync();
        await days.First.GetByRole(AriaRole.Button).ClickAsync();
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Day off" }).ClickAsync();
        await Assertions.Expect(days.First).ToContainTextAsync("exception");
        await admin.Button("Copy to the next week").ClickAsync();
        await Assertions.Expect(days.First).ToContainTextAsync("exception");
        await Pictures.TakeAsync(admin.Page, "admin-shifts-dates-en");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Told.Filter(new() { HasText = "Saved as a draft" })).ToBeVisibleAsync();

        await admin.OpenAsync("publish");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "Shifts · 小芳 · Tue" })).ToHaveCountAsync(1);
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "小芳" }).Filter(new() { HasText = "off" })).Not.ToHaveCountAsync(0);
        await admin.Field("Why (kept with the version)").FillAsync("Shifts");
        await admin.Field("Why (kept with the version)").PressAsync("Enter");
        await Assertions.Expect(admin.Section).ToContainTextAsync("In force: version 2");
    }

    [Fact]
    public async Task The_hours_that_reply_rates_count_are_the_shops_own_once_they_are_published()
    {
        var admin = await AdminAsync("shifts");
        var hours = admin.Page.Locator("#shift-assessed");
        await Assertions.Expect(admin.Section.Locator("tfoot th").First).ToHaveTextAsync("Cover 08:00–23:00");

        await hours.FillAsync("23-8");
        await hours.PressAsync("Tab");
        await Assertions.Expect(admin.Section).ToContainTextAsync("This cannot be read: type hours of one day");
        await hours.FillAsync("9:00-24:00");
        await hours.PressAsync("Tab");
        await Assertions.Expect(hours).ToHaveValueAsync("09:00–24:00");
        await Assertions.Expect(admin.Section.Locator("tfoot th").First).ToHaveTextAsync("Cover 09:00–24:00");
        await Pictures.TakeAsync(admin.Page, "admin-assessed");
        await Accessibility.AssertCleanAsync(admin.Page);
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Told.Filter(new() { HasText = "Saved as a draft" })).ToBeVisibleAsync();
        await admin.OpenAsync("publish");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "Shifts · Assessed hours" })).ToHaveCountAsync(2);
        await Pictures.TakeAsync(admin.Page, "admin-assessed-publish");
        await admin.Field("Why (kept with the version)").FillAsync("Hours");
        await admin.Field("Why (kept with the version)").PressAsync("Enter");
        await Assertions.Expect(admin.Section).ToContainTextAsync("In force: version 2");
        var supervisor = new SupervisorPage(await NewPageAsync(Wide), Server.Endpoint.Origin, "en");
        await supervisor.GoAsync();
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "How it is counted" }).ClickAsync();
        await Assertions.Expect(supervisor.Dialog).ToContainTextAsync("within 09:00–24:00 of the shop’s clock");

        // Typed before the draft was read again, and left before it was saved.
        await admin.SlowAsync("**/routing/draft");
        await admin.OpenAsync("shifts");
        await hours.FillAsync("");
        await hours.PressAsync("Tab");
        await Assertions.Expect(admin.Section.Locator("tfoot th").First).ToHaveTextAsync("Cover 08:00–23:00");
        await admin.Button("Save").ClickAsync();
        await admin.OpenAsync("publish");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "Shifts · Assessed hours" })).ToHaveCountAsync(2);
    }

    [Fact]
    [Trait("Pages", "whole")]
    public async Task The_hours_fit_a_phone_in_chinese()
    {
        var admin = await AdminAsync("shifts", "zh-CN", Screen.Phone);

        await admin.Field("考核时段").FillAsync("8:00-23:00");
        await admin.Field("考核时段").PressAsync("Tab");

        await Assertions.Expect(admin.Field("考核时段")).ToHaveValueAsync("08:00–23:00");
        await Pictures.TakeAsync(admin.Page, "admin-assessed-phone");
        await Accessibility.AssertCleanAsync(admin.Page);
    }
}
