using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>Every state of the chat as axe sees it: WCAG 2.2 A and AA, both languages, light and dark, on desktop and phone.</summary>
[Trait("Pages", "whole")]
public sealed class AccessibilityTests(Chromium chromium) : BrowserScene(chromium)
{
    public static TheoryData<string, ColorScheme, bool> Looks => new()
    {
        { "en", ColorScheme.Light, false }, { "en", ColorScheme.Dark, false }, { "zh-CN", ColorScheme.Light, false }, { "zh-CN", ColorScheme.Dark, false },
        { "en", ColorScheme.Dark, true }, { "zh-CN", ColorScheme.Light, true },
    };

    [Fact]
    public async Task The_check_finds_what_is_wrong()
    {
        var page = await NewPageAsync();
        await page.SetContentAsync("<html lang='en'><title>Wrong</title><img src='data:,'><p style='color:#ccc;background:#fff'>pale</p></html>");

        var failure = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Accessibility.AssertCleanAsync(page));

        Assert.Contains("image-alt", failure.Message, StringComparison.Ordinal);
        Assert.Contains("color-contrast", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_talk_from_the_first_word_to_the_end_is_accessible(string language, ColorScheme scheme, bool onPhone)
    {
        var desk = await AgentAsync(language: language);
        var buyer = await OpenAsync(language, scheme, onPhone);
        await SeeAsync(buyer, $"empty-{language}-{scheme}");

        await buyer.Frame.Locator(".send-offer").ClickAsync();
        await buyer.WriteAsync("https://shop.example/sizes?");
        await desk.SelectAsync();
        await desk.WriteAsync("M");
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(3);
        await Assertions.Expect(buyer.Frame.Locator(".tick.read")).ToHaveCountAsync(2);
        await SeeAsync(buyer, $"talk-{language}-{scheme}");

        await buyer.Menu.ClickAsync();
        await Assertions.Expect(buyer.MenuItems).ToHaveCountAsync(4);
        await SeeAsync(buyer, $"menu-{language}-{scheme}");
        await buyer.MenuItems.Nth(3).ClickAsync();
        await Assertions.Expect(buyer.Notice).ToBeVisibleAsync();
        await SeeAsync(buyer, $"privacy-{language}-{scheme}");
        await buyer.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(buyer.Notice).ToHaveCountAsync(0);

        await buyer.Menu.ClickAsync();
        await buyer.MenuItems.Nth(2).ClickAsync();
        await SeeAsync(buyer, $"end-{language}-{scheme}");
        await buyer.Notice.Locator(".main").ClickAsync();
        await Assertions.Expect(buyer.Status.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await SeeAsync(buyer, $"ended-{language}-{scheme}");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Waiting_is_accessible_and_after_a_minute_the_buyer_may_leave_a_message_instead(string language, ColorScheme scheme, bool onPhone)
    {
        var desk = await AgentAsync(language: language);
        await desk.SetStateAsync("paused");
        var buyer = await OpenAsync(language, scheme, onPhone, fakeTime: true);

        await buyer.WriteAsync("hello");
        await Assertions.Expect(buyer.Frame.Locator("progress")).ToBeVisibleAsync();
        await Assertions.Expect(buyer.Status.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await buyer.Page.Clock.FastForwardAsync(61_000);
        await Assertions.Expect(buyer.Status.GetByRole(AriaRole.Button)).ToBeVisibleAsync();
        await SeeAsync(buyer, $"queue-{language}-{scheme}");
        var inset = await buyer.Status.Locator(".queue").EvaluateAsync<double>("queue => parseFloat(getComputedStyle(queue).paddingLeft)");
        Assert.True(inset >= 10, $"The queue's text stands {inset} px from the panel's edge.");

        await buyer.Status.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(buyer.Frame.Locator(".banner")).ToBeVisibleAsync();
        await SeeAsync(buyer, $"pool-{language}-{scheme}");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Another_agent_and_the_rating_are_told_on_the_narrowest_screen_too(string language, ColorScheme scheme, bool onPhone)
    {
        var desk = await AgentAsync();
        var buyer = await OpenAsync(language, scheme, onPhone, narrow: true);
        await buyer.WriteAsync("有货吗");

        await desk.SelectAsync();
        var ming = await AgentAsync("xiaoming");
        await desk.TransferAsync("小明");
        await Assertions.Expect(buyer.Status).ToContainTextAsync(language == "en" ? "You have been passed on" : "已为您转接");
        await SeeAsync(buyer, $"transferred-{language}-{scheme}");

        await ming.SelectAsync();
        await ming.WriteAsync("您好");
        await Assertions.Expect(buyer.Bubbles.Last).ToHaveTextAsync("您好");
        await ming.EndAsync();
        await buyer.Frame.Locator(".stars label").Nth(1).ClickAsync();
        await buyer.Frame.Locator(".rating .tags button").First.ClickAsync();
        await SeeAsync(buyer, $"rating-{language}-{scheme}");
        await buyer.Frame.Locator(".rating .submit").FocusAsync();
        await buyer.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(buyer.Frame.Locator(".rating.thanks")).ToBeVisibleAsync();
        await Assertions.Expect(onPhone ? buyer.Log : buyer.Composer).ToBeFocusedAsync();
        await SeeAsync(buyer, $"rated-{language}-{scheme}");
    }

    [Theory]
    [Trait("Pages", "whole")]
    [MemberData(nameof(Looks))]
    public async Task A_network_that_is_away_is_told_after_a_moment_and_accessibly(string language, ColorScheme scheme, bool onPhone)
    {
        Complaints.Expect(Complaints.Network);
        var buyer = await OpenAsync(language, scheme, onPhone);

        await Server.KillAsync();
        await buyer.WriteAsync("hello?");

        await Assertions.Expect(buyer.Frame.Locator(".strip")).ToBeVisibleAsync();
        await SeeAsync(buyer, $"away-{language}-{scheme}");
    }

    [Theory]
    [Trait("Pages", "whole")]
    [MemberData(nameof(Looks))]
    public async Task A_shop_that_is_not_there_is_told_accessibly(string language, ColorScheme scheme, bool onPhone)
    {
        Complaints.Expect("the server responded with a status of 404");
        var page = await NewPageAsync(onPhone ? Screen.Phone : Screen.Desktop);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.GotoAsync($"{Server.Endpoint.Origin}/c/nobody?locale={language}");

        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = language == "en" ? "There is no such shop" : "店铺不存在" })).ToBeVisibleAsync();

        await Accessibility.AssertCleanAsync(page);
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("#fadb14")]
    [InlineData("#52c41a")]
    [InlineData("hotpink")]
    [InlineData("#0a0a0a")]
    public async Task Any_colour_of_the_shop_stays_readable(string color)
    {
        var page = await NewPageAsync();
        var shop = new DemoPage(page, Server.Endpoint.Origin, "en");
        await shop.GoAsync();
        await shop.UntilReadyAsync();
        await page.EvaluateAsync("color => ChatRouter('update', { theme: { color, radius: 4 } })", color);

        var buyer = await shop.OpenChatAsync();

        await SeeAsync(buyer, $"color-{color.TrimStart('#')}");
    }

    private async Task<BuyerChat> OpenAsync(string language, ColorScheme scheme, bool onPhone, bool fakeTime = false, bool narrow = false)
    {
        var phone = narrow ? Screen.Narrow : Screen.Phone;
        var page = await NewPageAsync(onPhone ? phone : Screen.Desktop);
        if (fakeTime)
            await page.Clock.InstallAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var shop = new DemoPage(page, Server.Endpoint.Origin, language);
        await shop.GoAsync();
        return await shop.OpenChatAsync();
    }

    private static async Task SeeAsync(BuyerChat buyer, string name)
    {
        var phone = buyer.Page.ViewportSize!.Width <= Screen.Phone.Width;
        await Pictures.TakeAsync(buyer.Page, phone ? $"chat-phone-{name}" : $"chat-{name}");
        await Accessibility.AssertCleanAsync(buyer.Page);
        Assert.True(await buyer.Frame.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"'{name}' scrolls sideways.");
    }
}
