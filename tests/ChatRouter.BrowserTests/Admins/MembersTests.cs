using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>An administrator looks after the shop's accounts.</summary>
public sealed class MembersTests(Chromium chromium) : AdminScene(chromium)
{
    [Fact]
    public async Task A_member_is_invited_by_a_link_promoted_and_a_name_is_never_given_twice()
    {
        var admin = await AdminAsync("members");
        await admin.Button("Invite a member").ClickAsync();
        await admin.Page.Locator("#member-name").FillAsync("Xiao Hong");
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Invite a member" }).ClickAsync();
        await Assertions.Expect(admin.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("2 to 40 of a-z");
        await Assertions.Expect(admin.Page.Locator("#member-name")).ToBeFocusedAsync();
        await admin.Page.Locator("#member-name").FillAsync("xiaohong");
        await admin.Page.Locator("#member-displayName").FillAsync("小红");
        await Pictures.TakeAsync(admin.Page, "admin-member-form");
        await Accessibility.AssertCleanAsync(admin.Page);
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Invite a member" }).ClickAsync();

        await Assertions.Expect(admin.Page.Locator(".made code")).ToContainTextAsync($"{Server.Endpoint.Origin}/join#");
        var row = admin.Rows.Filter(new() { HasText = "小红" });
        await Assertions.Expect(row).ToContainTextAsync("Invited");
        await Pictures.TakeAsync(admin.Page, "admin-member-link");
        await admin.Button("Change: 小红").ClickAsync();
        await admin.Page.GetByLabel("Supervisor", new() { Exact = true }).CheckAsync();
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Supervisor");

        Complaints.Expect("409");
        await admin.Button("Invite a member").ClickAsync();
        await admin.Page.Locator("#member-name").FillAsync("xiaohong");
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Invite a member" }).ClickAsync();
        await Assertions.Expect(admin.Dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This name was used before: choose another");
    }

    [Fact]
    [Trait("Pages", "whole")]
    public async Task Two_administrators_who_change_one_member_compare_and_keep_both_changes()
    {
        var admin = await AdminAsync("members");
        var other = await AdminAsync("members", "zh-CN", Screen.Phone);
        await admin.Button("Change: 小芳").ClickAsync();
        await admin.Page.Locator("#member-displayName").FillAsync("芳芳");
        await other.Button("修改：小芳").ClickAsync();
        await other.Page.GetByLabel("主管", new() { Exact = true }).CheckAsync();
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(admin.Dialog).ToHaveCountAsync(0);

        Complaints.Expect("409");
        await other.Dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(other.Conflict).ToBeFocusedAsync();
        await Assertions.Expect(other.Conflict.Locator("tr").Filter(new() { HasText = "芳芳" })).ToContainTextAsync("小芳");
        await Accessibility.AssertCleanAsync(other.Page);
        await Pictures.TakeAsync(other.Page, "admin-member-conflict");
        await other.Button("在对方的基础上保留我的修改").ClickAsync();
        await other.Dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();

        await Assertions.Expect(other.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(other.Rows.Filter(new() { HasText = "芳芳" })).ToContainTextAsync("主管");
    }

    [Fact]
    public async Task Who_is_disabled_leaves_his_desk_and_his_waiting_buyer_goes_to_another()
    {
        var desk = await AgentAsync("xiaofang");
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);
        var other = await AgentAsync("xiaoming");
        var admin = await AdminAsync("members");
        await admin.Button("Devices of 小芳").ClickAsync();
        await Assertions.Expect(admin.Dialog).ToContainTextAsync("Chrome");
        await Pictures.TakeAsync(admin.Page, "admin-devices");
        await admin.Button("Close").ClickAsync();

        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "小芳" })).ToContainTextAsync("Online");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Set state: 小芳" }).ClickAsync();
        await Assertions.Expect(admin.Dialog).ToContainTextAsync("Set state: 小芳");
        await admin.Page.GoBackAsync();
        await Assertions.Expect(admin.Heading).ToBeVisibleAsync();

        Complaints.Expect("401");
        Complaints.Expect("WebSocket");
        await admin.Button("Disable 小芳").ClickAsync();
        await Assertions.Expect(admin.Dialog).ToContainTextAsync("小芳 is serving: 1. Waiting for an answer: 1.");
        await Assertions.Expect(admin.Dialog.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/super#agent=xiaofang");
        await Pictures.TakeAsync(admin.Page, "admin-disable");
        await admin.Button("Disable").ClickAsync();

        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "小芳" })).ToContainTextAsync("Disabled");
        await Assertions.Expect(other.Rows).ToContainTextAsync("hello");
        await admin.Button("Enable 小芳").ClickAsync();
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "小芳" })).ToContainTextAsync("Active");
    }
}
