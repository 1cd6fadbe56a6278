using ChatRouter.Server.Demo;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Pages;

/// <summary>The shop owner's console.</summary>
public sealed class AdminPage(IPage page, string origin, string language)
{
    public IPage Page => page;

    public ILocator Section => page.Locator("#section");

    public ILocator Heading => Section.Locator("article > h2");

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public ILocator Told => page.Locator(".el-message");

    public ILocator Faults => page.Locator(".faults");

    public ILocator Conflict => page.Locator(".conflict");

    public ILocator Rows => Section.Locator("table.list tbody tr");

    public async Task GoAsync(string section = "phrases", string account = "boss")
    {
        await page.GotoAsync($"{origin}/admin?lang={language}#/{section}");
        await page.Locator("#account").FillAsync(account);
        await page.Locator("#password").FillAsync(DemoShop.Password);
        await page.Locator("form button[type=submit]").ClickAsync();
    }

    /// <summary>Opens a section by its link.</summary>
    public async Task OpenAsync(string section)
    {
        await page.Locator($"nav a[href='#/{section}']").ClickAsync();
        await Assertions.Expect(Section.Locator("article")).ToBeVisibleAsync();
    }

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Field(string name) => page.GetByLabel(name, new() { Exact = true });

    /// <summary>Saves the section and waits until it is.</summary>
    public async Task SaveAsync()
    {
        await Button("Save").ClickAsync();
        await Assertions.Expect(Told.Filter(new() { HasText = "Saved" })).ToBeVisibleAsync();
    }

    /// <summary>What goes there takes its time from now on.</summary>
    public Task SlowAsync(string address) => page.RouteAsync(address, async route =>
    {
        await Task.Delay(TimeSpan.FromMilliseconds(400));
        await route.ContinueAsync();
    });

    /// <summary>Chooses a file for the dialog that is open.</summary>
    public Task ChooseAsync(string name, byte[] bytes) =>
        Dialog.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = bytes });
}
