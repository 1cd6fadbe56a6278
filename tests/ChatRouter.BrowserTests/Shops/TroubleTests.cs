using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>What a buyer and the owner of a page see where the chat cannot go on, and what stands beside the button at night.</summary>
[Trait("Pages", "whole")]
public sealed class TroubleTests(Chromium chromium) : ShopScene(chromium)
{
    private ShopConsole Console => new(Server.Endpoint);

    [Theory]
    [InlineData("en", "Sign in to the shop first", "Reconnect now", false)]
    [InlineData("zh-CN", "请先登录店铺", "立即重连", true)]
    public async Task A_guest_who_is_refused_in_the_middle_keeps_what_was_said_and_reads_why_and_the_console_says_what_to_do(string language, string why, string again, bool onPhone)
    {
        Complaints.Expect(Complaints.Network);
        Complaints.Expect("the server responded with a status of 401");
        Complaints.Expect("^ChatRouter: This shop serves only buyers that it vouches for: pass a userToken");
        var buyer = await BuyerAsync(language, onPhone ? Screen.Phone : Screen.Desktop);
        await buyer.WriteAsync("hello");
        await Assertions.Expect(buyer.Unsent).ToHaveCountAsync(0);
        await Console.RefuseGuestsAsync();
        // As when his session has run out.
        await buyer.Page.Context.RouteAsync("**/sessions/ticket", route => route.FulfillAsync(new() { Status = 401, ContentType = "application/problem+json", Body = """{ "code": "unauthenticated", "title": "Signed out." }""" }));

        await buyer.Page.Context.SetOfflineAsync(true);
        // So shortly that the chat does not hear of it, it is not away.
        await buyer.Frame.WaitForFunctionAsync("() => !navigator.onLine");
        await buyer.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(buyer.Frame.Locator(".strip")).ToContainTextAsync(why);
        await Assertions.Expect(buyer.Frame.Locator(".strip button")).ToHaveTextAsync(again);
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello"]);
        await Pictures.TakeAsync(buyer.Page, $"strip-ended-{language}");
        await Accessibility.AssertCleanAsync(buyer.Page);
        Assert.Contains(Complaints.Heard, heard => heard.StartsWith("ChatRouter: ", StringComparison.Ordinal));

        await buyer.Page.Context.UnrouteAllAsync();
        await Console.OfferAsync(new { });
        await buyer.Frame.Locator(".strip button").ClickAsync();
        await buyer.WriteAsync("again");
        await Assertions.Expect(buyer.Frame.Locator(".strip")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("en", "The chat did not open. Try again", ColorScheme.Light, false)]
    [InlineData("zh-CN", "客服未能打开，点击重试", ColorScheme.Dark, true)]
    public async Task A_page_whose_policy_forbids_the_frame_gets_a_button_that_tries_again(string language, string word, ColorScheme scheme, bool onPhone)
    {
        Complaints.Expect("frame-src");
        Site.Policy = $"default-src 'self'; img-src data:; script-src 'unsafe-inline' {Server.Endpoint.Origin}; connect-src {Server.Endpoint.Origin}; frame-src 'none'";
        Site.Body = Snippet($"ChatRouter('boot', {{ shopKey: '{Key}', locale: '{language}' }});");
        var page = await LookedIntoAsync(onPhone ? Screen.Phone : Screen.Desktop, scheme);
        await page.Clock.InstallAsync();
        await page.GotoAsync(Site.Origin);
        await UntilHeardAsync(page, "([name]) => name === 'ready'");
        await page.EvaluateAsync("() => ChatRouter('open')");
        await Assertions.Expect(page.Locator(".panel iframe")).ToHaveCountAsync(1);

        await page.Clock.FastForwardAsync(16_000);

        await Assertions.Expect(page.Locator(".again")).ToHaveTextAsync(word);
        await Assertions.Expect(page.Locator(".again")).ToBeFocusedAsync();
        await Pictures.TakeAsync(page, $"frame-blocked-{language}");
        await Accessibility.AssertCleanAsync(page);
        await UntilHeardAsync(page, "([name, error]) => name === 'error' && error.code === 'unavailable'");
        await page.Locator(".again").ClickAsync();
        await Assertions.Expect(page.Locator(".panel iframe")).ToHaveCountAsync(1);
        await page.Clock.FastForwardAsync(16_000);
        await Assertions.Expect(page.Locator(".again")).ToBeFocusedAsync();
        // Also on a phone, where the chat is the screen and would have a button of its own.
        await page.Locator("#launcher").ClickAsync();
        Assert.False(await page.EvaluateAsync<bool>("() => ChatRouter('getState').open"));
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("zh-CN", true)]
    public async Task Words_beside_the_button_can_be_read_at_night(string language, bool onPhone)
    {
        var desk = await AgentAsync();
        var page = await LookedIntoAsync(onPhone ? Screen.Phone : Screen.Desktop, ColorScheme.Dark);
        var shop = new DemoPage(page, Origin, language);
        await shop.GoAsync();
        var buyer = await shop.OpenChatAsync();
        await buyer.WriteAsync("Is it warm?");
        await desk.SelectAsync();
        await page.EvaluateAsync("() => ChatRouter('close')");

        await desk.WriteAsync("Yes: 700 fill power down, good to 20 degrees below zero");

        await Assertions.Expect(page.Locator(".teaser")).ToContainTextAsync("Yes: 700");
        await Pictures.TakeAsync(page, $"teaser-dark-{language}");
        await Accessibility.AssertCleanAsync(page);
        Assert.Matches(new Regex(onPhone ? "1 条未读" : "1 unread"), (await page.Locator("#launcher").GetAttributeAsync("aria-label"))!);
    }

    // The launcher's shadow root is closed to scripts; here it is looked into.
    private async Task<IPage> LookedIntoAsync(Screen screen, ColorScheme scheme)
    {
        var page = await NewPageAsync(screen);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.AddInitScriptAsync("const attach = Element.prototype.attachShadow; Element.prototype.attachShadow = function (init) { return attach.call(this, { ...init, mode: 'open' }); };");
        return page;
    }
}
