using ChatRouter.Server.Demo;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Pages;

/// <summary>The supervisor's page.</summary>
public sealed class SupervisorPage(IPage page, string origin, string language)
{
    public IPage Page => page;

    public ILocator Board => page.Locator("main.board");

    public ILocator Rows => page.Locator(".open button.row");

    public ILocator Bubbles => page.Locator(".watch .line .bubble");

    public ILocator Whisper => page.Locator("form.whisper textarea");

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    /// <summary>What was done, with its undo.</summary>
    public ILocator Told => page.Locator(".el-message");

    public ILocator Age => page.Locator("header .age");

    public ILocator Stale => page.Locator("p.stale");

    public async Task GoAsync(string account = "boss")
    {
        await page.GotoAsync($"{origin}/super?lang={language}");
        await page.Locator("#account").FillAsync(account);
        await page.Locator("#password").FillAsync(DemoShop.Password);
        await page.Locator("form button[type=submit]").ClickAsync();
    }

    public ILocator Agent(string name) => page.Locator("li.agent").Filter(new() { HasText = name });

    /// <summary>The tile whose heading is that.</summary>
    public ILocator Tile(string heading) => page.Locator(".tile").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = heading }) }).Locator("b");

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Begins to watch the only conversation.</summary>
    public async Task WatchAsync()
    {
        await Rows.ClickAsync();
        await Assertions.Expect(Whisper).ToBeVisibleAsync();
    }

    public async Task WhisperAsync(string text)
    {
        await Whisper.FillAsync(text);
        await Whisper.PressAsync("Enter");
    }
}
