using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Shops;
using ChatRouter.Server.Demo;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>An administrator connects the shop's own site: its pages and its order service.</summary>
public sealed class SiteTests(Chromium chromium) : AdminScene(chromium)
{
    [Fact]
    public async Task A_shops_page_shows_the_chat_as_the_console_says_with_the_code_that_it_gives()
    {
        await using var site = await ShopSite.StartAsync();
        var admin = await AdminAsync("widget");
        await admin.Button("Add a site").ClickAsync();
        await admin.Page.Keyboard.TypeAsync("my shop");
        Complaints.Expect("400");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Faults).ToContainTextAsync("Site 1: such as https://shop.example.com, without a path");
        await admin.Field("Site 1").FillAsync($"{site.Origin}/item?id=8");
        await admin.Field("Lower left").CheckAsync();
        await admin.Field("Button name (English)").FillAsync("Ask Anna");
        await admin.Page.GetByText("A colour of your own").ClickAsync();
        await admin.Field("Colour").FillAsync("#237804");
        await Assertions.Expect(admin.Page.Locator("figcaption")).ToContainTextAsync("Ask Anna");
        await admin.Page.Locator("#widget-texts\\.en\\.welcome").FillAsync("Hello <b>you</b>");
        var preview = admin.Page.FrameLocator("iframe");
        await Assertions.Expect(preview.Locator(".hello b")).ToHaveTextAsync("Hello <b>you</b>");
        await admin.Field("Language 语言").SelectOptionAsync("zh-CN");
        await Assertions.Expect(preview.Locator(".hello b")).ToHaveTextAsync("您好，有什么可以帮您？");
        await admin.Field("After hours, ask buyers for").SelectOptionAsync("phone");
        await admin.Page.GetByText("Warn buyers before a link leads out of the shop").ClickAsync();
        await admin.Button("Add a topic").ClickAsync();
        await admin.Page.Keyboard.TypeAsync("退款");
        await admin.Field("Topic 1: Name in English").FillAsync("Refund");
        await admin.Field("Topic 1: Group that answers").SelectOptionAsync("after-sale");
        await Pictures.TakeAsync(admin.Page, "admin-widget-edited");
        await admin.SaveAsync();
        await Assertions.Expect(admin.Field("Site 1")).ToHaveValueAsync(site.Origin);
        await Assertions.Expect(admin.Page.Locator("#widget-texts\\.en\\.welcome")).ToHaveValueAsync("Hello <b>you</b>");
        await Assertions.Expect(admin.Field("Topic 1: Name in Chinese")).ToHaveValueAsync("退款");
        await Assertions.Expect(admin.Field("Topic 1: Group that answers")).ToHaveValueAsync("after-sale");
        await Assertions.Expect(admin.Field("After hours, ask buyers for")).ToHaveValueAsync("phone");

        site.Body = $"<html lang=en>{await admin.Page.Locator("pre").First.InnerTextAsync()}</html>";
        var page = await NewPageAsync();
        await page.GotoAsync(site.Origin);

        await page.WaitForFunctionAsync("() => window.ChatRouter?.('getState').ready === true");
        var host = page.Locator("body > div");
        Assert.Equal("#237804", await host.EvaluateAsync<string>("host => host.style.getPropertyValue('--brand')"));
        Assert.True(await host.EvaluateAsync<bool>("host => host.hasAttribute('left')"));
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("en", "This group was deleted", "Topic 2 · Refund · Group that answers: there is no such one", "Save")]
    [InlineData("zh-CN", "这个分组已删除", "话题 2 · Refund · 接待分组：不存在", "保存")]
    public async Task A_topic_of_a_group_that_was_deleted_says_so_and_is_saved_with_another_or_none(string language, string word, string fault, string save)
    {
        Complaints.Expect("400");
        await WriteAsync(shops => shops.ChangeAsync(
            DemoShop.Shop.Id, shop => shop with { Chat = new() { Topics = [new("发货", GroupKey: "pre-sale"), new(LabelEn: "Refund", GroupKey: "deleted-group")] } }, CancellationToken.None));
        var admin = await AdminAsync("widget", language);
        var gone = admin.Page.Locator(".gone");
        await Assertions.Expect(gone).ToContainTextAsync(word);
        await Assertions.Expect(admin.Page.Locator("#widget-topics li").Nth(1)).ToContainTextAsync(word);
        await admin.Page.Locator("#widget-labelEn").FillAsync("Ask Anna");
        await admin.Button(save).ClickAsync();
        await Assertions.Expect(admin.Faults).ToContainTextAsync(fault);
        await Pictures.TakeAsync(admin.Page, $"admin-topic-gone-{language}");
        await Accessibility.AssertCleanAsync(admin.Page);

        await admin.Faults.GetByRole(AriaRole.Link).ClickAsync();
        var group = admin.Page.Locator(":focus");
        await group.SelectOptionAsync("");
        await Assertions.Expect(gone).ToHaveCountAsync(0);
        await admin.Button(save).ClickAsync();

        await Assertions.Expect(admin.Faults).ToHaveCountAsync(0);
        await Assertions.Expect(admin.Button(save)).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Key_and_secrets_are_changed_over_after_being_asked_twice()
    {
        var admin = await AdminAsync("widget");
        await admin.Button("Add a secret").ClickAsync();
        await Assertions.Expect(admin.Section).ToContainTextAsync("The new secret, shown only now:");
        await Assertions.Expect(admin.Button("Add a secret")).ToHaveCountAsync(0);
        await admin.Section.Locator("li.actions").First.GetByRole(AriaRole.Button).ClickAsync();
        await admin.Button("Really delete").ClickAsync();
        await Assertions.Expect(admin.Section.Locator("li.actions")).ToHaveCountAsync(1);

        await admin.Button("Renew the key").ClickAsync();
        await Assertions.Expect(admin.Section).ToContainTextAsync("the old one stops working");
        await admin.Button("Really renew it").ClickAsync();

        await Assertions.Expect(admin.Page.Locator("pre").First).ToContainTextAsync("data-shop-key=\"pk_");
    }

    [Fact]
    public async Task The_order_service_is_tried_and_what_is_wrong_with_it_is_said()
    {
        await using var site = await ShopSite.StartAsync();
        site.Body = """{ "orders": [ { "id": "239184418841", "state": "paid", "total": "¥129.00" } ] }""";
        var admin = await AdminAsync("orders");
        await Assertions.Expect(admin.Section).ToContainTextAsync("None yet");
        await admin.Field("Address").FillAsync($"{site.Origin}/orders");
        await admin.Field("Secret (32 to 256 characters)").FillAsync("a-secret-of-at-least-32-characters");
        await admin.Field("A buyer’s id").FillAsync("8841");

        await admin.Button("Ask for the orders").ClickAsync();

        await Assertions.Expect(admin.Section).ToContainTextAsync("The address is in a private network");
        await Pictures.TakeAsync(admin.Page, "admin-orders-trial");
        await admin.SaveAsync();
        await Assertions.Expect(admin.Field("Secret (32 to 256 characters)")).ToHaveValueAsync("");
        await admin.Button("Remove").ClickAsync();
        await admin.Button("Really remove it").ClickAsync();
        await Assertions.Expect(admin.Section).ToContainTextAsync("None yet");
    }
}
