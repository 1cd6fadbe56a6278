using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>An administrator sets groups and weights, sees what they will do, publishes, and goes back.</summary>
public sealed class RoutingTests(Chromium chromium) : AdminScene(chromium)
{
    [Fact]
    public async Task A_weight_shows_its_expected_share_at_once_and_holds_once_it_is_published_and_goes_back_with_its_version()
    {
        var admin = await AdminAsync("groups");
        var preSale = admin.Section.Locator("section.card").Filter(new() { Has = admin.Page.Locator("input[id='group-pre-sale']") });
        await Assertions.Expect(preSale.Locator("tbody tr").Filter(new() { HasText = "小芳" })).ToContainTextAsync("50.0 %");

        await preSale.GetByLabel("Weight of 小芳", new() { Exact = true }).FillAsync("300");
        await preSale.GetByLabel("Weight of 小芳", new() { Exact = true }).PressAsync("Tab");
        await Assertions.Expect(preSale.Locator("tbody tr").Filter(new() { HasText = "小芳" })).ToContainTextAsync("75.0 %");
        await Assertions.Expect(preSale.Locator("tbody tr").Filter(new() { HasText = "小明" })).ToContainTextAsync("25.0 %");
        await preSale.GetByLabel("Add a member").SelectOptionAsync(new SelectOptionValue { Label = "老王" });
        await Assertions.Expect(preSale.Locator("tbody tr").Filter(new() { HasText = "老王" })).ToContainTextAsync("20.0 %");
        await preSale.GetByLabel("Not shipped").CheckAsync();
        await Pictures.TakeAsync(admin.Page, "admin-groups-edited");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Told.Filter(new() { HasText = "Saved as a draft" })).ToBeVisibleAsync();

        await admin.OpenAsync("publish");
        await Assertions.Expect(admin.Section).ToContainTextAsync("In force: version 1");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "小芳 · weight" })).ToContainTextAsync("300");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "member 老王" })).ToHaveCountAsync(1);
        await Pictures.TakeAsync(admin.Page, "admin-publish-draft");
        await Accessibility.AssertCleanAsync(admin.Page);
        await admin.Field("Why (kept with the version)").FillAsync("Double eleven");
        await admin.Field("Why (kept with the version)").PressAsync("Enter");
        await Assertions.Expect(admin.Section).ToContainTextAsync("In force: version 2");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "Double eleven" })).ToContainTextAsync("店长");

        await admin.Button("Restore version 1").ClickAsync();
        await admin.Dialog.Locator("input").FillAsync("Over");
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Assertions.Expect(admin.Section).ToContainTextAsync("In force: version 3");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "Over" })).ToContainTextAsync("restored from version 1");
    }

    [Fact]
    public async Task Two_administrators_who_change_one_group_keep_both_changes()
    {
        var admin = await AdminAsync("groups");
        var other = await AdminAsync("groups");
        await admin.Page.Locator("input[id='group-pre-sale']").FillAsync("售前一组");
        await other.Page.Locator("input[id='group-after-sale']").FillAsync("售后一组");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Told).ToBeVisibleAsync();

        Complaints.Expect("409");
        await other.Button("Save").ClickAsync();
        await Assertions.Expect(other.Conflict).ToContainTextAsync("售前一组");
        await Pictures.TakeAsync(other.Page, "admin-groups-conflict");
        await other.Button("Keep my changes on top of theirs").ClickAsync();
        await other.Button("Save").ClickAsync();
        await Assertions.Expect(other.Told).ToBeVisibleAsync();

        await other.Page.ReloadAsync();
        await Assertions.Expect(other.Page.Locator("input[id='group-pre-sale']")).ToHaveValueAsync("售前一组");
        await Assertions.Expect(other.Page.Locator("input[id='group-after-sale']")).ToHaveValueAsync("售后一组");
    }

    [Fact]
    public async Task A_group_is_made_and_a_name_that_is_taken_is_told_at_its_field()
    {
        var admin = await AdminAsync("groups");
        await admin.Button("Add a group").ClickAsync();
        await admin.Page.Keyboard.TypeAsync("售前 Pre-sale");

        Complaints.Expect("400");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Faults).ToContainTextAsync("stands there twice");
        await admin.Faults.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(admin.Page.Locator(".card input.name:focus")).ToHaveValueAsync("售前 Pre-sale");
    }
}
