using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>An administrator finds out why buyers were distributed as they were, and who did what.</summary>
public sealed class InsightTests(Chromium chromium) : AdminScene(chromium)
{
    [Fact]
    public async Task A_part_of_a_difference_leads_to_its_conversations_with_why_and_why_not()
    {
        var desk = await AgentAsync();
        for (var i = 0; i < 2; i++)
            await (await BuyerAsync()).WriteAsync($"hello {i}");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(2);
        var admin = await AdminAsync("distribution");
        var row = admin.Rows.Filter(new() { HasText = "小明" });
        await Assertions.Expect(row).ToContainTextAsync("Online time −0.7");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "小芳" })).ToContainTextAsync("Online time +1.3");
        await Pictures.TakeAsync(admin.Page, "admin-distribution-en");
        await Accessibility.AssertCleanAsync(admin.Page);

        await row.GetByRole(AriaRole.Button, new() { Name = "Online time −0.7" }).ClickAsync();
        var behind = admin.Dialog.Locator("li");
        await Assertions.Expect(behind).ToHaveCountAsync(2);
        await Assertions.Expect(behind.First).ToContainTextAsync("Why this agent: Routed by weight");
        await Assertions.Expect(behind.First).ToContainTextAsync("Why not 小明: was not online");
        await Pictures.TakeAsync(admin.Page, "admin-distribution-behind-en");
        await Accessibility.AssertCleanAsync(admin.Page);
        await admin.Page.Keyboard.PressAsync("Escape");
        await admin.Section.Locator("select").SelectOptionAsync("yesterday");
        await Assertions.Expect(admin.Section.Locator(".empty")).ToContainTextAsync("No conversation was given");

        await admin.OpenAsync("audit");
        await Assertions.Expect(admin.Section).ToContainTextAsync("Nothing yet");
        await admin.Section.Locator("select").Last.SelectOptionAsync("watched");
        await Assertions.Expect(admin.Section).ToContainTextAsync("Nothing matches the filter");
    }

    [Fact]
    public async Task Only_buyers_with_a_tag_are_looked_at_when_he_chooses_it()
    {
        const string Tag = "易退货";
        var desk = await AgentAsync();
        await (await BuyerAsync()).WriteAsync("hello");
        await (await BuyerAsync()).WriteAsync("it does not fit");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(2);
        await PutAsync("shop/tags", new { tags = new[] { new { name = Tag, color = "orange" } } });
        var supervisor = new SupervisorPage(await NewPageAsync(Wide), Server.Endpoint.Origin, "en");
        await supervisor.GoAsync();
        await PutAsync($"conversations/{await supervisor.Rows.First.GetAttributeAsync("data-conversation")}/tags/{Tag}", null);
        var admin = await AdminAsync("distribution");
        var row = admin.Rows.Filter(new() { HasText = "小芳" });
        await Assertions.Expect(row).ToContainTextAsync("Online time +1.3");

        await admin.Page.GetByLabel("Buyer’s tag").SelectOptionAsync(Tag);

        await Assertions.Expect(row).ToContainTextAsync("Online time +0.7");
        await Pictures.TakeAsync(admin.Page, "admin-distribution-tag");
        await Accessibility.AssertCleanAsync(admin.Page);
        await row.GetByRole(AriaRole.Button, new() { Name = "Online time +0.7" }).ClickAsync();
        await Assertions.Expect(admin.Dialog.Locator("li")).ToHaveCountAsync(1);
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Distribution_shifts_and_audit_are_accessible_and_fit_a_phone(string language)
    {
        await AgentAsync();
        await (await BuyerAsync()).WriteAsync("hello");
        var admin = await AdminAsync("shifts", language, Screen.Phone);
        await admin.Section.Locator(".card").First.Locator(".actions button").First.ClickAsync();
        foreach (var section in new[] { "shifts", "distribution", "audit" })
        {
            await admin.Page.EvaluateAsync($"() => location.hash = '#/{section}'");
            await Assertions.Expect(admin.Section.Locator("article .card, article .list, article .empty").First).ToBeVisibleAsync();
            await Pictures.TakeAsync(admin.Page, $"admin-{section}-full-{language}-phone");
            // At its end the bar to save stands below all fields: elsewhere it covers one of them by half, which axe takes for a small target.
            await admin.Page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
            await Accessibility.AssertCleanAsync(admin.Page);
            Assert.Equal(0, await admin.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        }
    }
}
