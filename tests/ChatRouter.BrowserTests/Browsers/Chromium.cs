using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Browsers;

/// <summary>Debian's Chromium as it is built for machines without a screen, one for the tests of a class: the same pages for two thirds of the processor time. Nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Where its people are.</summary>
    public const string TimeZone = "Asia/Shanghai";

    private const string Executable = "/usr/bin/chromium-headless-shell";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        Assert.True(File.Exists(Executable), "Chromium is missing. Install it: sudo apt-get install chromium-headless-shell");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments });
        Assertions.SetDefaultExpectTimeout(15_000);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Somebody's browser: storage, network and screen of its own.</summary>
    public Task<IBrowserContext> NewContextAsync(Screen screen) => _browser!.NewContextAsync(new()
    {
        ViewportSize = new() { Width = screen.Width, Height = screen.Height },
        HasTouch = screen.Touch,
        IsMobile = screen.Touch,
        Locale = "zh-CN",
        TimezoneId = TimeZone,
    });
}
