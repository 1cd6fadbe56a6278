using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Core.Shops;
using ChatRouter.TestKit.HubClient;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>The console itself: who sees what, its addresses, its looks.</summary>
public sealed class ConsoleTests(Chromium chromium) : AdminScene(chromium)
{
    private static readonly string[] Sections = ["overview", "rules", "groups", "matrix", "capacity", "preset", "busy", "pool", "simulate", "publish", "phrases", "forbidden", "reasons", "pauses", "tags", "widget", "orders"];

    [Fact]
    public async Task Every_section_has_its_address_and_the_keyboard_reaches_it()
    {
        var admin = await AdminAsync("reasons");
        await Assertions.Expect(admin.Heading).ToHaveTextAsync("Transfer reasons");

        await admin.Page.Locator("nav a[href='#/widget']").PressAsync("Enter");
        await Assertions.Expect(admin.Heading).ToHaveTextAsync("Chat widget");
        await Assertions.Expect(admin.Section).ToBeFocusedAsync();
        Assert.Equal(0, await admin.Page.EvaluateAsync<double>("() => window.scrollY"));
        await admin.Page.Locator("a.skip").PressAsync("Enter");
        await Assertions.Expect(admin.Section).ToBeFocusedAsync();
        Assert.Equal(0, await admin.Page.EvaluateAsync<double>("() => window.scrollY"));
        await admin.Page.GoBackAsync();

        await Assertions.Expect(admin.Heading).ToHaveTextAsync("Transfer reasons");
        await Assertions.Expect(admin.Page.Locator("nav a[aria-current=page]")).ToHaveTextAsync("Transfer reasons");
    }

    [Fact]
    public async Task What_is_not_saved_is_marked_and_kept_while_one_looks_elsewhere()
    {
        var admin = await AdminAsync("reasons");
        await admin.Button("Add a reason").ClickAsync();
        await admin.Page.Keyboard.TypeAsync("转售后");

        await admin.OpenAsync("widget");
        await Assertions.Expect(admin.Page.Locator("nav a[href='#/reasons']")).ToContainTextAsync("unsaved");
        await admin.Button("Sign out").ClickAsync();
        await Assertions.Expect(admin.Button("Sign out without the unsaved changes")).ToBeVisibleAsync();
        await admin.OpenAsync("reasons");

        await Assertions.Expect(admin.Field("Reason 1")).ToHaveValueAsync("转售后");
        await admin.Button("Discard changes").ClickAsync();
        await Assertions.Expect(admin.Page.Locator("nav a[href='#/reasons']")).Not.ToContainTextAsync("unsaved");
    }

    [Fact]
    public async Task A_supervisor_sees_everything_and_finds_nothing_to_change_and_an_agent_is_told_where_to_go()
    {
        await MakeAsync(AccountRole.Supervisor, "xiaoming");
        var supervisor = await AdminAsync(account: "xiaoming");
        foreach (var section in Sections)
        {
            await supervisor.OpenAsync(section);
            await Assertions.Expect(supervisor.Button("Save")).ToHaveCountAsync(0);
            // Trials change nothing, nor does the preview.
            await Assertions.Expect(supervisor.Section.Locator(":is(input, textarea):not([type=search]):not(.chips [type=radio]):not(.trial *):not(#forbidden-trial):not(figure *):enabled")).ToHaveCountAsync(0);
        }

        // Nor is he asked to begin what he cannot, or to mend it.
        await supervisor.OpenAsync("overview");
        await Assertions.Expect(supervisor.Section.GetByRole(AriaRole.Link, new() { Name = "Look: Shipped is bound to no group: the whole shop serves it" })).ToHaveTextAsync("Look");
        await Assertions.Expect(supervisor.Section.GetByText(new Regex("Mend it|Set it up|Set in"))).ToHaveCountAsync(0);
        foreach (var (section, none) in new[]
        {
            ("reasons", "No reasons of your own yet: agents see the built-in ones."), ("pauses", "No reasons of your own yet: agents see Break, Meal and Training."),
            ("tags", "No tags yet."), ("widget", "No site yet: your pages will not show the chat."),
        })
        {
            await supervisor.OpenAsync(section);
            await Assertions.Expect(supervisor.Section.Locator(".empty").First).ToHaveTextAsync(none);
        }

        // Who gets no buyers by his rank has no share, as administrators see it too.
        await supervisor.OpenAsync("groups");
        await Assertions.Expect(supervisor.Section).ToContainTextAsync("小芳");
        await Assertions.Expect(supervisor.Section).Not.ToContainTextAsync("店长");
        await Assertions.Expect(supervisor.Page.Locator("nav a[href='#/members']")).ToHaveCountAsync(0);
        await Pictures.TakeAsync(supervisor.Page, "admin-read-only");
        var agent = new AdminPage(await NewPageAsync(), Server.Endpoint.Origin, "en");
        await agent.GoAsync(account: "xiaofang");
        await Assertions.Expect(agent.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This account does not set up the shop");
        await Assertions.Expect(agent.Page.GetByRole(AriaRole.Link, new() { Name = "My desk" })).ToHaveAttributeAsync("href", "/desk");
        await Accessibility.AssertCleanAsync(agent.Page);
    }

    [Fact]
    public async Task One_changes_ones_own_password_knowing_the_old_one_and_other_devices_are_signed_out()
    {
        Complaints.Expect("400");
        var elsewhere = await Server.Endpoint.SignInAgentAsync("demo", "boss", "demo1234");
        var admin = await AdminAsync();
        await admin.Button("Sign-ins and password").ClickAsync();
        var dialog = admin.Page.GetByRole(AriaRole.Dialog);
        var change = dialog.GetByRole(AriaRole.Button, new() { Name = "Change the password" });
        await Assertions.Expect(dialog.Locator("table").First.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(change).ToBeDisabledAsync();

        await dialog.GetByLabel("Old password").FillAsync("not it at all");
        await dialog.GetByLabel("New password").FillAsync("four words in a row");
        await change.ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The old password is wrong.");
        await Assertions.Expect(dialog.GetByLabel("Old password")).ToBeFocusedAsync();
        await Accessibility.AssertCleanAsync(admin.Page);
        await dialog.GetByLabel("Old password").FillAsync("demo1234");
        await change.ClickAsync();

        await Assertions.Expect(dialog.Locator("table").First.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(admin.Page.GetByText("The password is changed")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByLabel("New password")).ToHaveValueAsync("");
        await Assert.ThrowsAsync<HttpRequestException>(() => Server.Endpoint.SignInAgentAsync("demo", "boss", "demo1234"));
        await Server.Endpoint.SignInAgentAsync("demo", "boss", "four words in a row");
        await Assert.ThrowsAsync<HttpRequestException>(() => Server.Endpoint.TicketAsync(elsewhere.AccessToken, Server.Endpoint.Origin));
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("en", true)]
    [InlineData("zh-CN", false)]
    public async Task An_operator_sees_how_it_runs_and_is_set_and_finds_nothing_to_change(string language, bool phone)
    {
        await MakeAsync(AccountRole.Ops, "xiaoming");
        var ops = await AdminAsync("system", language, phone ? Screen.Phone : Wide, "xiaoming");
        string[] listed = ["system", "rules", "groups", "matrix", "preset", "busy", "pool", "publish", "bot", "forbidden", "reasons", "pauses", "tags", "widget", "orders", "webhooks"];
        foreach (var section in listed)
        {
            await ops.Page.EvaluateAsync($"() => location.hash = '#/{section}'");
            await Assertions.Expect(ops.Section.Locator("article .card, article .list, article .empty").First).ToBeVisibleAsync();
            await Assertions.Expect(ops.Section.Locator(".el-button--primary")).ToHaveCountAsync(0);
            await Accessibility.AssertCleanAsync(ops.Page);
            await Pictures.TakeAsync(ops.Page, $"admin-ops-{section}-{language}");
        }

        Assert.Equal(listed.Select(section => $"#/{section}"), await ops.Page.Locator("#sections a").EvaluateAllAsync<string[]>("links => links.map((link) => link.getAttribute('href'))"));
        var desk = new DeskPage(await NewPageAsync(), Server.Endpoint.Origin, "en");
        await desk.GoAsync();
        await desk.FillSignInAsync("xiaoming", "demo1234");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This account serves no buyers");
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("zh-CN", false)]
    public async Task Every_section_is_accessible_and_fits_the_screen(string language, bool phone)
    {
        var admin = await AdminAsync(Sections[0], language, phone ? Screen.Phone : Wide);
        foreach (var section in Sections.Concat(["system", "members", "shifts", "keys", "webhooks", "distribution", "ratings", "audit"]))
        {
            await admin.Page.EvaluateAsync($"() => location.hash = '#/{section}'");
            await Assertions.Expect(admin.Page.Locator($"nav a[href='#/{section}']")).ToHaveAttributeAsync("aria-current", "page");
            await Assertions.Expect(admin.Section.Locator("article .card, article .list, article .empty").First).ToBeVisibleAsync();
            await Accessibility.AssertCleanAsync(admin.Page);
            Assert.Equal((section, 0), (section, await admin.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")));
            await Pictures.TakeAsync(admin.Page, $"admin-{section}-{language}-{(phone ? "phone" : "wide")}");
        }
    }
}
