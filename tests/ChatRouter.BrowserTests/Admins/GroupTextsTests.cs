using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Core.Routing;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>文案 of a group: the owner writes it beside the shop's words, and the buyers of that group read it.</summary>
public sealed class GroupTextsTests(Chromium chromium) : AdminScene(chromium)
{
    private const string Text = "<b>Refunds</b> are slow today {time}";

    [Theory]
    [InlineData("en", "Hello, how can we help?", "One line more in the queue (English)", "as the shop", "In force: version 2", false)]
    [InlineData("zh-CN", "您好，有什么可以帮您？", "排队时多说一句 (中文)", "同全店", "生效中：第 2 版", true)]
    public async Task The_owner_gives_a_group_a_text_and_its_waiting_buyers_read_it_while_others_read_the_shops(
        string language, string usual, string word, string asShop, string published, bool onPhone)
    {
        var shops = new { queue = "Everybody waits" };
        await new ShopConsole(Server.Endpoint).OfferAsync(new { texts = new { zh = shops, en = shops } });
        var admin = await AdminAsync("groups", language, onPhone ? Screen.Phone : Wide);
        var (tab, queue) = (admin.Page.Locator("[id='texts-tab-after-sale']"), admin.Page.Locator($"#{language[..2]}-queue-after-sale"));
        await tab.ClickAsync();
        await Assertions.Expect(queue).ToHaveAttributeAsync("placeholder", "Everybody waits");
        await Assertions.Expect(admin.Page.Locator($"#{language[..2]}-welcome-after-sale")).ToHaveAttributeAsync("placeholder", usual);

        Complaints.Expect("400");
        await queue.FillAsync("a\0b");
        await tab.PressAsync("Home");
        await Assertions.Expect(queue).ToBeHiddenAsync();
        await admin.Page.Locator(".save .el-button--primary").ClickAsync();
        await admin.Faults.GetByRole(AriaRole.Link).Filter(new() { HasText = word }).ClickAsync();
        await Assertions.Expect(queue).ToBeFocusedAsync();
        await queue.FillAsync(Text);
        await Pictures.TakeAsync(admin.Page, $"admin-groups-texts-{language}");
        await Accessibility.AssertCleanAsync(admin.Page);
        await admin.Page.Locator(".save .el-button--primary").ClickAsync();
        await Assertions.Expect(admin.Told).ToBeVisibleAsync();

        await admin.Page.EvaluateAsync("() => location.hash = '#/publish'");
        var row = admin.Rows.Filter(new() { HasText = word });
        await Assertions.Expect(row).ToContainTextAsync(asShop);
        await Assertions.Expect(row).ToContainTextAsync(Text);
        await Pictures.TakeAsync(admin.Page, $"admin-publish-texts-{language}");
        await admin.Section.Locator("input.why").FillAsync("文案");
        await admin.Section.Locator("input.why").PressAsync("Enter");
        await Assertions.Expect(admin.Section).ToContainTextAsync(published);

        await using var agent = await AgentTestClient.OnlineAsync(Server.Endpoint, DemoShop.Key, "xiaoming", DemoShop.Password);
        await agent.SetStateAsync(WantedState.Paused);
        var (his, others) = (await AskingAsync("after-sale", language), await AskingAsync("pre-sale", language));
        await his.WriteAsync("hello?");
        await others.WriteAsync("hello?");
        await Assertions.Expect(his.Status).ToContainTextAsync(Text);
        await Assertions.Expect(others.Status).ToContainTextAsync("Everybody waits");
        await Assertions.Expect(others.Status).Not.ToContainTextAsync("Refunds");
        await Assertions.Expect(his.Status).Not.ToContainTextAsync("Everybody waits");
    }

    private async Task<BuyerChat> AskingAsync(string group, string language)
    {
        var shop = new DemoPage(await NewPageAsync(), Origin, language);
        await shop.GoAsync();
        await shop.UntilReadyAsync();
        await shop.Page.EvaluateAsync($"() => ChatRouter('update', {{ routing: {{ groupKey: '{group}', fallback: 'group' }} }})");
        return await shop.OpenChatAsync();
    }
}
