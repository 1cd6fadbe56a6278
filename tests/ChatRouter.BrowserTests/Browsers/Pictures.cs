using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Browsers;

/// <summary>Pictures of the main states for people to look at, when CHATROUTER_SCREENSHOTS names a folder.</summary>
public static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CHATROUTER_SCREENSHOTS");

    public static async Task TakeAsync(IPage page, string name)
    {
        if (string.IsNullOrEmpty(Folder))
            return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }
}
