using System.Text.Json;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>The widget's JavaScript API, as a shop's page on another origin uses it.</summary>
public sealed class WidgetApiTests(Chromium chromium) : ShopScene(chromium)
{
    private const string Boot = $"ChatRouter('boot', {{ shopKey: '{Key}', locale: 'en' }});";

    [Fact]
    public async Task Commands_given_before_the_script_is_there_are_done_in_order_and_every_event_is_told_twice()
    {
        var page = await ShopPageAsync(Snippet($"{Boot} ChatRouter('newMessage', 'Is it warm?');"));

        var chat = await ChatOnAsync(page);
        await Assertions.Expect(chat.Composer).ToHaveValueAsync("Is it warm?");
        await Assertions.Expect(chat.Bubbles).ToHaveCountAsync(0);
        await UntilHeardAsync(page, "([name, payload]) => name === 'availability' && payload.state === 'offline'");
        await chat.Composer.PressAsync("Enter");
        await UntilHeardAsync(page, "([name]) => name === 'message'");
        await page.EvaluateAsync("() => ChatRouter('close')");

        var heard = await page.EvaluateAsync<JsonElement>("() => heard");
        var names = heard.EnumerateArray().Select(told => told[0].GetString()).Where(name => name != "connection");
        Assert.Equal(["open", "ready", "conversation-started", "message", "availability", "close"], names.Order(new Told("open", "ready", "conversation-started", "message", "availability", "close")));
        Assert.Equal(heard.GetRawText(), (await page.EvaluateAsync<JsonElement>("() => told")).GetRawText());
        var message = heard.EnumerateArray().Single(told => told[0].GetString() == "message")[1];
        Assert.Equal("buyer", message.GetProperty("from").GetString());
        Assert.False(message.TryGetProperty("text", out _));
        var state = await page.EvaluateAsync<JsonElement>("() => ChatRouter('getState')");
        Assert.Equal(("offline", true, false), (state.GetProperty("availability").GetString(), state.GetProperty("ready").GetBoolean(), state.GetProperty("open").GetBoolean()));
    }

    [Fact]
    public async Task Settings_without_a_line_of_code_boot_the_widget()
    {
        var page = await ShopPageAsync($$"""<script>window.chatRouterSettings = { shopKey: '{{Key}}', locale: 'zh-CN' };</script><script async src="{{Script}}"></script>""");

        var chat = await new DemoPage(page, Site.Origin, "zh-CN").OpenChatAsync();

        await Assertions.Expect(chat.Composer).ToHaveAttributeAsync("placeholder", "输入消息…");
    }

    [Fact]
    public async Task A_link_opens_the_chat_with_its_product_and_the_buyer_sends_it()
    {
        var page = await ShopPageAsync(Snippet(Boot) + """<a id="ask" href="/elsewhere" data-chatrouter-open data-chatrouter-product='{"id":"7","title":"Silk scarf","price":"¥99","url":"/p/7"}'>Ask</a>""");
        await UntilHeardAsync(page, "([name]) => name === 'ready'");

        await page.Locator("#ask").ClickAsync();
        var chat = await ChatOnAsync(page);
        await chat.Frame.GetByRole(AriaRole.Button, new() { Name = "Send to the agent" }).ClickAsync();

        await Assertions.Expect(chat.Bubbles).ToContainTextAsync("Silk scarf");
        await Assertions.Expect(chat.Bubbles.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", $"{Site.Origin}/p/7");
        await Assertions.Expect(chat.Frame.Locator(".offer")).ToHaveCountAsync(0);
        await page.EvaluateAsync("() => ChatRouter('setOrder', { id: '2391' })");
        await Assertions.Expect(chat.Frame.Locator(".offer")).ToContainTextAsync("Order 2391");
        await page.EvaluateAsync("() => ChatRouter('setOrder', null)");
        await Assertions.Expect(chat.Frame.Locator(".offer")).ToHaveCountAsync(0);
        Assert.Equal(new Uri(Site.Origin), new Uri(page.Url));
    }

    [Fact]
    public async Task Signing_in_changes_the_buyer_and_signing_out_leaves_nothing_of_him()
    {
        var page = await ShopPageAsync(Snippet($"{Boot} ChatRouter('open');"));
        var chat = await ChatOnAsync(page);
        await chat.WriteAsync("as a guest");
        await Assertions.Expect(chat.Unsent).ToHaveCountAsync(0);

        await page.EvaluateAsync("token => ChatRouter('identify', token)", TokenOf("li"));
        await Assertions.Expect(chat.Bubbles).ToHaveCountAsync(0);
        await chat.WriteAsync("as Li");
        await Assertions.Expect(chat.Bubbles).ToHaveTextAsync(["as Li"]);
        await Assertions.Expect(chat.Unsent).ToHaveCountAsync(0);
        await chat.Composer.FillAsync("half a sen");

        await page.EvaluateAsync("() => ChatRouter('logout')");
        await Assertions.Expect(chat.Bubbles).ToHaveCountAsync(0);
        await Assertions.Expect(chat.Composer).ToHaveValueAsync("");
        await page.EvaluateAsync("token => ChatRouter('identify', token)", TokenOf("li"));
        await Assertions.Expect(chat.Bubbles).ToHaveTextAsync(["as Li"]);
    }

    [Fact]
    public async Task A_token_that_expired_is_asked_for_again_and_without_another_the_page_is_told()
    {
        Complaints.Expect("the server responded with a status of 401");
        Complaints.Expect("^ChatRouter: The shop's token for this buyer is not valid");
        var (stale, good) = (TokenOf("li", TimeSpan.FromMinutes(-5)), TokenOf("li"));
        var page = await ShopPageAsync(Snippet($"let asked = 0; ChatRouter('boot', {{ shopKey: '{Key}', locale: 'en', userToken: () => Promise.resolve(asked++ ? '{good}' : '{stale}') }}); ChatRouter('open');"));
        var chat = await ChatOnAsync(page);
        await chat.WriteAsync("still me");
        await Assertions.Expect(chat.Unsent).ToHaveCountAsync(0);
        Assert.False(await page.EvaluateAsync<bool>("() => heard.some(([name]) => name === 'token-expired')"));

        var other = await ShopPageAsync(Snippet($"ChatRouter('boot', {{ shopKey: '{Key}', locale: 'en', userToken: '{stale}' }}); ChatRouter('open');"));
        await UntilHeardAsync(other, "([name]) => name === 'token-expired'");
        await UntilHeardAsync(other, "([name, error]) => name === 'error' && error.code === 'bad_token'");
        await other.EvaluateAsync("token => ChatRouter('identify', token)", good);

        var again = await ChatOnAsync(other);
        await Assertions.Expect(again.Bubbles).ToHaveTextAsync(["still me"]);
    }

    [Fact]
    public async Task The_widget_can_be_hidden_and_moved_and_taken_away()
    {
        var page = await ShopPageAsync(Snippet($"ChatRouter('boot', {{ shopKey: '{Key}', launcher: {{ hidden: true }} }});"));
        await UntilHeardAsync(page, "([name]) => name === 'ready'");
        var host = page.Locator("body > div");
        Assert.Equal(0, (await host.BoundingBoxAsync())!.Width);

        await page.EvaluateAsync("() => ChatRouter('update', { launcher: { side: 'left', offset: { x: 10, y: 30 } } })");
        var box = (await host.BoundingBoxAsync())!;
        Assert.Equal((10, page.ViewportSize!.Height - 30), ((int)box.X, (int)(box.Y + box.Height)));

        await page.EvaluateAsync("() => { document.documentElement.style.setProperty('--chat-y', '30'); ChatRouter('update', { launcher: { offset: { x: 10, y: 'var(--chat-y)' } } }); }");
        // As the page's own breakpoint would.
        await page.EvaluateAsync("() => document.documentElement.style.setProperty('--chat-y', '70')");
        box = (await host.BoundingBoxAsync())!;
        Assert.Equal((10, page.ViewportSize.Height - 70), ((int)box.X, (int)(box.Y + box.Height)));

        await page.EvaluateAsync("() => ChatRouter('open')");
        await ChatOnAsync(page);
        await page.EvaluateAsync("() => ChatRouter('destroy')");
        await Assertions.Expect(host).ToHaveCountAsync(0);
        Assert.Single(page.Frames);
    }

    [Fact]
    public async Task A_draft_survives_a_reload()
    {
        var page = await ShopPageAsync(Snippet($"{Boot} ChatRouter('open');"));
        var chat = await ChatOnAsync(page);
        await chat.Composer.FillAsync("half a sen");

        await page.ReloadAsync();

        await Assertions.Expect((await ChatOnAsync(page)).Composer).ToHaveValueAsync("half a sen");
    }

    /// <summary>Which of two things that happen side by side came first is not promised; the list is compared as a set in this order.</summary>
    private sealed class Told(params string[] order) : IComparer<string?>
    {
        public int Compare(string? x, string? y) => Array.IndexOf(order, x).CompareTo(Array.IndexOf(order, y));
    }
}
