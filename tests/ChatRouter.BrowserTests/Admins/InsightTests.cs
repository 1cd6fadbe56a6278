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
        var admin = await AdminAsync("audit");
        await Assertions.Expect(admin.Section).ToContainTextAsync("Nothing yet");
        await admin.OpenAsync("distribution");
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
        await behind.First.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(admin.Page.Locator(".watch .line .bubble").First).ToContainTextAsync("hello");
        await admin.Page.GoBackAsync();
        await admin.Section.Locator("select").SelectOptionAsync("yesterday");
        await Assertions.Expect(admin.Section.Locator(".empty")).ToContainTextAsync("No conversation was given");

        await admin.OpenAsync("audit");
        await Assertions.Expect(admin.Section.Locator(".log tbody")).ToContainTextAsync("Watched a conversation");
        await admin.Section.Locator("select").Last.SelectOptionAsync("assigned");
        await Assertions.Expect(admin.Section).ToContainTextAsync("Nothing matches the filter");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task What_a_buyer_said_is_read_as_text_filtered_exported_and_leads_to_his_conversation(string language)
    {
        const string Words = "<img src=x onerror=alert('said')> {{1+1}} =1+1 \u202Etfel";
        var (english, desk) = (language == "en", await AgentAsync());
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("where is it?");
        await desk.SelectAsync();
        await desk.WriteAsync("I do not know");
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(2);
        await desk.EndAsync();
        await buyer.Frame.Locator(".stars label").First.ClickAsync();
        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Slow reply" }).ClickAsync();
        await buyer.Frame.GetByRole(AriaRole.Textbox, new() { Name = "Anything else?" }).FillAsync(Words);
        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Send the rating" }).ClickAsync();
        await Assertions.Expect(buyer.Frame.Locator(".rating.thanks")).ToBeVisibleAsync();

        var admin = await AdminAsync("ratings", language);
        await Assertions.Expect(admin.Rows).ToHaveCountAsync(1);
        await Assertions.Expect(admin.Rows.Locator("q")).ToHaveTextAsync(Words);
        await Assertions.Expect(admin.Rows).ToContainTextAsync(english ? "Slow reply" : "回复慢");
        await Assertions.Expect(admin.Rows).ToContainTextAsync("小芳");
        await Assertions.Expect(admin.Section.Locator(".head dd")).ToContainTextAsync(["1.00 ★", "1", "100%"]);
        await Pictures.TakeAsync(admin.Page, $"admin-ratings-{language}");
        await Accessibility.AssertCleanAsync(admin.Page);
        var file = await admin.Page.RunAndWaitForDownloadAsync(() => admin.Button(english ? "Export CSV" : "导出 CSV").ClickAsync());
        Assert.Contains(Words, await File.ReadAllTextAsync(await file.PathAsync()), StringComparison.Ordinal);

        var score = admin.Page.GetByRole(AriaRole.Combobox, new() { Name = english ? "Score" : "评分", Exact = true });
        await score.SelectOptionAsync("5");
        await Assertions.Expect(admin.Section.Locator(".none")).ToContainTextAsync(english ? "No rating matches" : "没有符合条件的评价");
        await score.SelectOptionAsync("bad");
        await admin.Page.GetByLabel(english ? "With words only" : "只看有文字的").CheckAsync();
        await admin.Page.SetViewportSizeAsync(Screen.Narrow.Width, Screen.Narrow.Height);
        await Assertions.Expect(admin.Rows.Locator("q")).ToHaveTextAsync(Words);
        await Pictures.TakeAsync(admin.Page, $"admin-ratings-{language}-narrow");
        await admin.Rows.Locator("q").ScrollIntoViewIfNeededAsync();
        await Pictures.TakeAsync(admin.Page, $"admin-ratings-row-{language}-narrow");
        Assert.Equal(0, await admin.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));

        await admin.Page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        await admin.Rows.GetByRole(AriaRole.Link).ClickAsync();
        var other = admin.Page;
        await Assertions.Expect(other.Locator(".watch .line .bubble")).ToHaveTextAsync(["where is it?", "I do not know"]);
        await Assertions.Expect(other.Locator(".watch .silently")).ToContainTextAsync(english ? "ended" : "结束");
        await Assertions.Expect(other.Locator(".watch .why")).ToContainTextAsync(english ? "by routing version 1" : "按分流设置第 1 版");

        // The supervisor's own page has it as well, and finds it again as it was left.
        await other.GetByRole(AriaRole.Button, new() { Name = english ? "Ratings" : "评价", Exact = true }).ClickAsync();
        await other.Locator("main.ratings").GetByRole(AriaRole.Combobox, new() { Name = english ? "Score" : "评分", Exact = true }).SelectOptionAsync("bad");
        var given = await other.RunAndWaitForDownloadAsync(() => other.GetByRole(AriaRole.Button, new() { Name = english ? "Export CSV" : "导出 CSV" }).ClickAsync());
        Assert.Contains(Words, await File.ReadAllTextAsync(await given.PathAsync()), StringComparison.Ordinal);
        // Of a month without any the day with the latest is named, and a click away.
        await other.Locator("main.ratings").GetByRole(AriaRole.Combobox).First.SelectOptionAsync("lastMonth");
        await Assertions.Expect(other.Locator("main.ratings .none")).ToBeVisibleAsync();
        await other.Locator("main.ratings .none").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(other.Locator("main.ratings q")).ToHaveTextAsync(Words);
        await Pictures.TakeAsync(other, $"super-ratings-{language}");
        await Accessibility.AssertCleanAsync(other);
        await other.Locator("main.ratings tbody button").ClickAsync();
        await Assertions.Expect(other.Locator(".watch .line .bubble")).ToHaveCountAsync(2);
        await other.GetByRole(AriaRole.Button, new() { Name = english ? "Ratings" : "评价", Exact = true }).ClickAsync();
        await Assertions.Expect(other.Locator("main.ratings").GetByRole(AriaRole.Combobox, new() { Name = english ? "Score" : "评分", Exact = true })).ToHaveValueAsync("bad");
        await other.SetViewportSizeAsync(Screen.Narrow.Width, Screen.Narrow.Height);
        await Assertions.Expect(other.Locator("main.ratings q")).ToHaveTextAsync(Words);
        await Pictures.TakeAsync(other, $"super-ratings-{language}-narrow");
        Assert.True(await other.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
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
        foreach (var section in new[] { "shifts", "distribution", "ratings", "audit" })
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
