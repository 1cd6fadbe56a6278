using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Server.Demo;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>The widget's button on a shop's own site.</summary>
public sealed class LauncherTests(Chromium chromium) : ShopScene(chromium)
{
    private string OneLine => $"""<script async src="{Script}" data-shop-key="{Key}"></script>""";

    [Theory]
    [InlineData("pk_nobody", "There is no shop of this key.", "bad_shop_key")]
    [InlineData(DemoShop.Key, "This page may not open the chat.", "bad_origin")]
    public async Task A_page_that_may_not_chat_gets_no_launcher_and_one_clear_error_and_works_on(string shopKey, string error, string code)
    {
        Complaints.Expect("^ChatRouter: ");
        var page = await ShopPageAsync(Snippet($"ChatRouter('boot', {{ shopKey: '{shopKey}' }});"));

        await UntilHeardAsync(page, $"([name, error]) => name === 'error' && error.code === '{code}' && error.docs.endsWith('/widget/v1/README.txt')");

        await Assertions.Expect(page.Locator("body > div")).ToHaveCountAsync(0);
        await page.Locator("#cart").ClickAsync(new() { Trial = true });
        Assert.StartsWith($"ChatRouter: {error}", Assert.Single(Complaints.Heard));
    }

    [Fact]
    public async Task One_line_of_script_opens_the_chat_from_another_origin()
    {
        var page = await ShopPageAsync(OneLine);

        var chat = await new DemoPage(page, Site.Origin, "en").OpenChatAsync();
        await chat.WriteAsync("Do you ship abroad?");

        await Assertions.Expect(chat.Status).ToContainTextAsync("We have your message");
        await Assertions.Expect(chat.Unsent).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Words_beside_the_button_go_when_the_agent_takes_them_back()
    {
        var desk = await AgentAsync();
        var page = await NewPageAsync();
        // The launcher's shadow root is closed to scripts; here it is looked into.
        await page.AddInitScriptAsync("const attach = Element.prototype.attachShadow; Element.prototype.attachShadow = function (init) { return attach.call(this, { ...init, mode: 'open' }); };");
        var shop = new DemoPage(page, Origin, "en");
        await shop.GoAsync();
        var buyer = await shop.OpenChatAsync();
        await buyer.WriteAsync("Is it warm?");
        await desk.SelectAsync();
        await page.EvaluateAsync("() => ChatRouter('close')");

        await desk.WriteAsync("Yes, for sumer");
        await Assertions.Expect(page.Locator(".teaser")).ToContainTextAsync("Yes, for sumer");
        await Pictures.TakeAsync(page, "teaser-shown");
        await Accessibility.AssertCleanAsync(page);
        await desk.Reply.PressAsync("ArrowUp");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("Yes, for sumer");

        await Assertions.Expect(page.Locator(".teaser")).ToHaveCountAsync(0);
        await Pictures.TakeAsync(page, "teaser-taken-back");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => ChatRouter('getState').unread"));
    }

    [Fact]
    public async Task A_strict_policy_of_the_shop_needs_nothing_inline()
    {
        var server = Server.Endpoint.Origin;
        Site.Policy = $"default-src 'none'; img-src data:; script-src {server}; frame-src {server}; connect-src {server}";
        var page = await ShopPageAsync(OneLine);

        var chat = await new DemoPage(page, Site.Origin, "en").OpenChatAsync();

        await chat.WriteAsync("Hello");
        await Assertions.Expect(chat.Unsent).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Nothing_but_the_launcher_is_loaded_and_nothing_connects_before_the_chat_is_opened()
    {
        var asked = new List<string>();
        var page = await NewPageAsync();
        page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        Site.Body = OneLine;

        await page.GotoAsync(Site.Origin);
        await new DemoPage(page, Site.Origin, "en").UntilReadyAsync();

        Assert.Equal(["/", "/c/pk_boutique/allowed", "/widget/v1/loader.js"], asked.Where(path => path != ",").Order());
        Assert.Single(page.Frames);
    }

    [Fact]
    public async Task The_frame_and_the_page_hear_nobody_else()
    {
        var page = await ShopPageAsync(Snippet($"ChatRouter('boot', {{ shopKey: '{Key}' }}); ChatRouter('open');"));
        var chat = await ChatOnAsync(page);

        await page.EvaluateAsync("() => postMessage({ app: 'chatrouter', type: 'close' }, '*')");
        await page.EvaluateAsync("""
            () => new Promise(done => {
              const stranger = document.body.appendChild(document.createElement('iframe'));
              stranger.onload = done;
              stranger.srcdoc = "<script>parent.postMessage({ app: 'chatrouter', type: 'close' }, '*'); for (let i = 0; i < parent.length; i++) parent[i].postMessage({ app: 'chatrouter', type: 'prefill', text: 'forged' }, '*')</scr" + "ipt>";
            })
            """);
        await page.EvaluateAsync("() => ChatRouter('newMessage', 'genuine')");

        await Assertions.Expect(chat.Composer).ToHaveValueAsync("genuine");
        Assert.True(await page.EvaluateAsync<bool>("() => ChatRouter('getState').open"));
        Assert.False(await page.EvaluateAsync<bool>("() => heard.some(([name]) => name === 'close')"));
    }
}
