using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Pages;

/// <summary>The screen on the wall.</summary>
public sealed class WallPage(IPage page, string origin, string language)
{
    public IPage Page => page;

    public ILocator Code => page.Locator("#code");

    public ILocator Age => page.Locator("header .age");

    public ILocator Stale => page.Locator("p.stale");

    public ILocator Agents => page.Locator("table").Last.Locator("tbody tr");

    public Task GoAsync(string? code = null) => page.GotoAsync($"{origin}/wall?lang={language}{(code is null ? "" : $"#{code}")}");

    public ILocator Tile(string heading) => page.Locator(".tile").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = heading }) }).Locator("b");
}
