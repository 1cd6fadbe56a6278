using System.Text.RegularExpressions;
using ChatRouter.Server.Demo;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Pages;

/// <summary>The agent's desk.</summary>
public sealed class DeskPage(IPage page, string origin, string language) : ITalk
{
    private const string IsKept = """
        draft => new Promise(done => {
          const opened = indexedDB.open('chatrouter-drafts');
          opened.onsuccess = () => {
            const kept = opened.result.transaction('drafts').objectStore('drafts').getAll();
            kept.onsuccess = () => { opened.result.close(); done(kept.result.some(row => (row.text ?? row) === draft)); };
          };
        })
        """;

    public IPage Page => page;

    public ILocator StateButton => page.Locator("button.status");

    public ILocator Rows => page.Locator("nav button.row");

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    /// <summary>The items of the menu that is open.</summary>
    public ILocator MenuItems => page.GetByRole(AriaRole.Menuitem).Filter(new() { Visible = true });

    /// <summary>What is said above the panes: the connection, what was caught up, a newer version.</summary>
    public ILocator Bar => page.Locator("p.bar");

    /// <summary>The merged word of those who have waited too long.</summary>
    public ILocator Urgent => page.Locator(".popup");

    public ILocator Search => page.Locator("nav .search input");

    public ILocator Reply => page.Locator(".composer textarea");

    /// <summary>Why the open conversation came here.</summary>
    public ILocator Why => page.Locator(".pane .why");

    /// <summary>What is looked at before one goes online.</summary>
    public ILocator Check => page.Locator("section.check");

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

    /// <summary>Picks a state from the menu; a pause, or leaving buyers who wait, asks in a dialog first.</summary>
    public async Task ChooseStateAsync(string state)
    {
        await StateButton.ClickAsync();
        await page.Locator($".state-choice.{state}").ClickAsync();
        // A closing menu takes the focus back, and with it whatever was opened meanwhile.
        await Assertions.Expect(MenuItems).ToHaveCountAsync(0);
    }

    /// <summary>Signs in to another shop beside this one.</summary>
    public async Task SignInBesideAsync(string shop, string account)
    {
        await page.Locator("button.shop").ClickAsync();
        await MenuItems.Last.ClickAsync();
        await page.Locator("#shop").FillAsync(shop);
        await SignInAsync(account);
    }

    /// <summary>Changes the state; a pause is taken as the dialog proposes it.</summary>
    public async Task SetStateAsync(string state)
    {
        await ChooseStateAsync(state);
        if (state == "paused")
            await page.Locator("button[form=pause]").ClickAsync();
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

    /// <summary>Of the last keys pressed nothing is promised: a page may go before its database has them.</summary>
    public Task UntilKeptAsync(string draft) => page.WaitForFunctionAsync(IsKept, draft);

    /// <summary>Hands the open conversation to a colleague, for the first reason there is.</summary>
    public async Task TransferAsync(string colleague)
    {
        await page.Keyboard.PressAsync("Alt+t");
        await Dialog.GetByText(colleague).ClickAsync();
        await Dialog.Locator("input[name=reason]").First.CheckAsync(new() { Force = true });
        await Dialog.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(Dialog).ToHaveCountAsync(0);
    }

    /// <summary>Ends the open conversation.</summary>
    public async Task EndAsync()
    {
        await page.Keyboard.PressAsync("Alt+x");
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();
        await Assertions.Expect(Dialog).ToHaveCountAsync(0);
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
