using ChatRouter.TestKit.HubClient;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Pages;

/// <summary>The demo shop's product page.</summary>
public sealed class DemoPage(IPage page, string origin, string language)
{
    // The launcher's middle, from the lower right corner; its shadow root is closed to scripts, ours among them.
    private const int LauncherInset = 52;

    public IPage Page => page;

    public Task GoAsync() => page.GotoAsync($"{origin}/demo?lang={language}");

    public Task<IJSHandle> UntilReadyAsync() => page.WaitForFunctionAsync("() => window.ChatRouter?.('getState')?.ready === true");

    /// <summary>Presses the launcher.</summary>
    public async Task<BuyerChat> OpenChatAsync()
    {
        await UntilReadyAsync();
        var changes = new Changes();
        void Navigated(object? _, IFrame frame) => changes.Happened();
        page.FrameNavigated += Navigated;
        await page.Mouse.ClickAsync(page.ViewportSize!.Width - LauncherInset, page.ViewportSize.Height - LauncherInset);
        await changes.UntilAsync(() => ChatFrame() is not null);
        page.FrameNavigated -= Navigated;
        var chat = new BuyerChat(page, ChatFrame()!, this);
        await chat.UntilOpenAsync();
        return chat;
    }

    private IFrame? ChatFrame() => page.Frames.FirstOrDefault(frame => frame.ParentFrame is not null && frame.Url.Contains("/c/", StringComparison.Ordinal));
}
