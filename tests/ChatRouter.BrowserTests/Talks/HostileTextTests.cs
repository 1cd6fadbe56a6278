using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.BrowserTests.Shops;
using ChatRouter.Server.Demo;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

/// <summary>Whatever people write is text. That no dialog opens and no console complains is the scene's to check.</summary>
public sealed class HostileTextTests(Chromium chromium) : BrowserScene(chromium)
{
    private const string Elements = "script, img, svg, iframe, a";

    private static readonly string[] Texts =
    [
        "<script>alert('script')</script>",
        "<img src=x onerror=alert('image')>",
        "<svg/onload=alert('svg')><iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
        "javascript:alert('link') [press](javascript:alert('link')) data:text/html,<script>alert(1)</script>",
        "{{constructor.constructor('alert(1)')()}} ${alert(1)} &lt;b&gt; \\u003cb\\u003e",
        "\u202Egpj.tekcaj\u202C \u2066isolated\u2069 مرحبا שלום",
        "zero\u200Bwidth\u200D\uFEFFsigns\u2060here",
        "👩‍👩‍👧‍👦🏳️‍🌈👍🏿 Z͑ͫ̓a̴l͞g̷o 𠮷",
        new string('W', 8_000),
    ];

    [Fact]
    public async Task Hostile_messages_are_shown_as_text_to_buyer_agent_and_supervisor()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();

        await Talk.WriteAllAsync(buyer, Texts);
        await desk.SelectAsync();
        await Talk.WriteAllAsync(desk, Texts);
        var supervisor = await SupervisorAsync();

        await ShownAsTextAsync(supervisor.Bubbles);
        await ShownAsTextAsync(buyer.Bubbles);
        await WholeAsync(buyer);
        // The desk has only what is near its window in the page, and 8,000 letters are long: a window for all of it.
        await desk.Page.SetViewportSizeAsync(Screen.Desktop.Width, 12_000);
        await ShownAsTextAsync(desk.Bubbles);
        await WholeAsync(desk);
        await desk.Page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        await Pictures.TakeAsync(buyer.Page, "hostile-buyer");
        await Pictures.TakeAsync(desk.Page, "hostile-desk");
    }

    [Fact]
    public async Task What_else_buyer_and_page_say_of_themselves_is_shown_as_text_to_buyer_agent_and_supervisor()
    {
        const string Name = "<b onclick=alert(1)>Li</b>\u202E\u200B👩‍👧";
        const string Title = "<img src=x onerror=alert('title')>\u202Etfel\u200B";
        const string Price = "<script>alert('price')</script>";
        const string Order = "<svg/onload=alert('order')>";
        const string Metadata = "<a href=javascript:alert('metadata')>\u202Egold</a>";
        const string Remark = "<iframe srcdoc='x'></iframe> javascript:alert('remark') \u202E\u200D";
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();

        await buyer.Page.EvaluateAsync("token => ChatRouter('identify', token)", BuyerToken.Sign(DemoShop.Shop.Id, DemoShop.BuyerTokenSecret, "<i>li</i>", Name));
        await buyer.Page.EvaluateAsync(
            """
            ([title, price, id, said]) => {
              window.errors = [];
              ChatRouter('on', 'error', ({ code, message }) => errors.push(`${code}: ${message}`));
              ChatRouter('update', { metadata: { [said]: said }, routing: { entry: said } });
              ChatRouter('setProduct', { id: '7', title, price, note: said, url: 'javascript:alert(1)', image: 'javascript:alert(2)' });
              ChatRouter('setOrder', { id });
            }
            """,
            new[] { Title, Price, Order, Metadata });
        await Assertions.Expect(buyer.Frame.Locator(".offer b")).ToHaveTextAsync([Title, $"Order {Order}"]);
        await Assertions.Expect(buyer.Frame.Locator(".offer").Locator("img, svg[onload], script, a")).ToHaveCountAsync(0);
        await buyer.Frame.Locator(".offer").Filter(new() { HasText = Price }).Locator(".send-offer").ClickAsync();
        await Assertions.Expect(buyer.Frame.Locator(".offer b")).ToHaveTextAsync($"Order {Order}");
        await buyer.Frame.Locator(".send-offer").ClickAsync();
        await desk.SelectAsync();

        var supervisor = await SupervisorAsync();

        foreach (var bubbles in new[] { buyer.Bubbles, desk.Bubbles, supervisor.Bubbles })
        {
            await Assertions.Expect(bubbles).ToHaveCountAsync(2);
            await Assertions.Expect(bubbles.First).ToContainTextAsync(Title);
            await Assertions.Expect(bubbles.First).ToContainTextAsync(Price);
            await Assertions.Expect(bubbles.Last).ToContainTextAsync(Order);
            await Assertions.Expect(bubbles.Locator(Elements)).ToHaveCountAsync(0);
        }

        await Assertions.Expect(desk.Page.Locator(".pane h2 .name")).ToHaveAttributeAsync("title", Name);
        await Assertions.Expect(supervisor.Rows).ToContainTextAsync(Name);
        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Buyer", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".side dd")).ToHaveTextAsync([Metadata, Order, Metadata]);
        await Assertions.Expect(desk.Page.Locator(".side dt").Last).ToHaveTextAsync(Metadata);
        var errors = await buyer.Page.EvaluateAsync<string[]>("() => errors");
        Assert.Contains("bad_product: Too long or no http address: product.url, product.image", errors);
        await desk.WriteAsync("noted");
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(3);
        await desk.EndAsync();
        await buyer.Frame.Locator(".stars label").First.ClickAsync();
        await buyer.Frame.GetByRole(AriaRole.Textbox, new() { Name = "Anything else?" }).FillAsync(Remark);
        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Send the rating" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".log .rating")).ToContainTextAsync(Remark);
        await buyer.WriteAsync("me again");
        await desk.Rows.Filter(new() { HasText = "me again" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Read messages" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".side article li").First).ToContainTextAsync(Title);
        await desk.Page.Keyboard.PressAsync("Control+k");
        await desk.Page.Keyboard.TypeAsync("onclick");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync(Name);
        var admin = new AdminPage(await NewPageAsync(), Server.Endpoint.Origin, "en");
        await admin.GoAsync("distribution");
        await admin.Rows.Filter(new() { HasText = "小芳" }).Locator("td.number button").ClickAsync();
        await Assertions.Expect(admin.Dialog.Locator("li").First).ToContainTextAsync(Name);
        foreach (var shown in new[] { desk.Page.Locator("body"), supervisor.Page.Locator("body"), buyer.Frame.Locator("body"), admin.Page.Locator("body") })
            await Assertions.Expect(shown.Locator("iframe, b[onclick], svg[onload], img[onerror], a[href^='javascript']")).ToHaveCountAsync(0);
        await Pictures.TakeAsync(supervisor.Page, "hostile-super");
    }

    private async Task<SupervisorPage> SupervisorAsync()
    {
        var supervisor = new SupervisorPage(await NewPageAsync(new("tall", Screen.Desktop.Width, 12_000, Touch: false)), Server.Endpoint.Origin, "en");
        await supervisor.GoAsync();
        await supervisor.WatchAsync();
        return supervisor;
    }

    private static async Task ShownAsTextAsync(ILocator bubbles)
    {
        await Assertions.Expect(bubbles).ToHaveCountAsync(2 * Texts.Length);
        Assert.Equal([.. Texts, .. Texts], (await bubbles.AllTextContentsAsync()).Select(text => text.Trim('\n', ' ')));
        await Assertions.Expect(bubbles.Locator(Elements)).ToHaveCountAsync(0);
    }

    private static async Task WholeAsync(ITalk talk)
    {
        await Assertions.Expect(talk.Unsent).ToHaveCountAsync(0);
        Assert.True(await talk.Log.EvaluateAsync<bool>("log => log.scrollWidth <= log.clientWidth"), "A long word makes the page scroll sideways.");
    }
}
