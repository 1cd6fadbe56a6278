using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

/// <summary>Whatever people write is text. That no dialog opens and no console complains is the scene's to check.</summary>
public sealed class HostileTextTests(Chromium chromium) : BrowserScene(chromium)
{
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
    public async Task Hostile_text_is_shown_as_text_to_both_sides()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();

        await Talk.WriteAllAsync(buyer, Texts);
        await desk.SelectAsync();
        await Talk.WriteAllAsync(desk, Texts);

        await ShownAsTextAsync(buyer);
        // The desk has only what is near its window in the page, and 8,000 letters are long: a window for all of it.
        await desk.Page.SetViewportSizeAsync(Screen.Desktop.Width, 12_000);
        await ShownAsTextAsync(desk);
        await desk.Page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        await Pictures.TakeAsync(buyer.Page, "hostile-buyer");
        await Pictures.TakeAsync(desk.Page, "hostile-desk");
    }

    private static async Task ShownAsTextAsync(ITalk talk)
    {
        await Assertions.Expect(talk.Bubbles).ToHaveCountAsync(2 * Texts.Length);
        await Assertions.Expect(talk.Unsent).ToHaveCountAsync(0);
        Assert.Equal([.. Texts, .. Texts], await talk.Bubbles.AllTextContentsAsync());
        await Assertions.Expect(talk.Bubbles.Locator("script, img, svg, iframe, b, a:not([href^='http'])")).ToHaveCountAsync(0);
        Assert.True(await talk.Log.EvaluateAsync<bool>("log => log.scrollWidth <= log.clientWidth"), "A long word makes the page scroll sideways.");
    }
}
