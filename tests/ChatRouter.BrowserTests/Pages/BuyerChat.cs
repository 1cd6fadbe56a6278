using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Pages;

/// <summary>The buyer's chat: in its frame on a shop's page, or as a page of its own.</summary>
public sealed class BuyerChat(IPage page, IFrame frame, DemoPage? shop = null) : ITalk
{
    public IPage Page => page;

    public IFrame Frame => frame;

    public ILocator Composer => frame.GetByRole(AriaRole.Textbox);

    public ILocator Head => frame.Locator("header.head");

    /// <summary>Where the buyer stands: finding, queued, pool, ended.</summary>
    public ILocator Status => frame.Locator(".status");

    /// <summary>The button with the three dots.</summary>
    public ILocator Menu => frame.Locator(".menu-place > button");

    public ILocator MenuItems => frame.GetByRole(AriaRole.Menu).Locator("button");

    /// <summary>What is to be read or confirmed over the chat.</summary>
    public ILocator Notice => frame.Locator("dialog.notice");

    public ILocator Bubbles => frame.Locator("li.item .bubble");

    public ILocator Log => frame.GetByRole(AriaRole.Log);

    public ILocator Unsent => frame.Locator("li.item.own .tick[title='Waiting to be sent'], li.item.own .failed");

    public Task UntilOpenAsync() => Assertions.Expect(Composer).ToBeVisibleAsync();

    public async Task WriteAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Loads the page anew and opens the chat again.</summary>
    public async Task<ITalk> ReloadAsync()
    {
        await page.ReloadAsync();
        if (shop is not null)
            return await shop.OpenChatAsync();
        await UntilOpenAsync();
        return this;
    }
}
