using System.Text.RegularExpressions;
using ChatRouter.Server.Demo;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Pages;

/// <summary>The agent's desk.</summary>
public sealed class DeskPage(IPage page, string origin, string language) : ITalk
{
    public IPage Page => page;

    public ILocator StateButton => page.Locator("button.status");

    public ILocator Rows => page.Locator("nav button.row");

    public ILocator Reply => page.Locator(".composer textarea");

    /// <summary>Why the open conversation came here.</summary>
    public ILocator Why => page.Locator(".pane .why");

    public ILocator Complaint => page.GetByRole(AriaRole.Alert);

    public ILocator Older => page.Locator(".log .start button");

    public ILocator Bubbles => page.Locator(".line .bubble");

    public ILocator Log => page.GetByRole(AriaRole.Log);

    public ILocator Unsent => page.Locator(".line .mark.pending, .line .failed");

    public Task GoAsync() => page.GotoAsync($"{origin}/desk?lang={language}");

    public async Task SignInAsync(string account, string password = DemoShop.Password)
    {
        await FillSignInAsync(account, password);
        await Assertions.Expect(StateButton).ToBeVisibleAsync();
    }

    public async Task FillSignInAsync(string account, string password)
    {
        await page.Locator("#account").FillAsync(account);
        await page.Locator("#password").FillAsync(password);
        await page.Locator("form button[type=submit]").ClickAsync();
    }

    /// <summary>Picks a state from the menu: online, paused (for the reason that is offered first) or offline.</summary>
    public async Task ChooseStateAsync(string state)
    {
        await StateButton.ClickAsync();
        await page.Locator($".state-choice.{state}").ClickAsync();
        if (state == "paused")
            await page.Locator("button[form=pause]").ClickAsync();
    }

    public async Task SetStateAsync(string state)
    {
        await ChooseStateAsync(state);
        await UntilStateAsync(state);
    }

    public Task UntilStateAsync(string state) => Assertions.Expect(StateButton).ToHaveClassAsync(new Regex($@"\b{state}\b"));

    /// <summary>Opens the only conversation in the list.</summary>
    public async Task SelectAsync()
    {
        await Rows.ClickAsync();
        await Assertions.Expect(Reply).ToBeVisibleAsync();
    }

    public async Task WriteAsync(string text)
    {
        await Reply.FillAsync(text);
        await Reply.PressAsync("Enter");
    }

    /// <summary>Loads the page anew and opens the conversation again, back to its start.</summary>
    public async Task<ITalk> ReloadAsync()
    {
        await page.ReloadAsync();
        await SelectAsync();
        await Assertions.Expect(Bubbles.First).ToBeVisibleAsync();
        if (await Older.IsVisibleAsync())
            await Older.ClickAsync();
        return this;
    }
}
