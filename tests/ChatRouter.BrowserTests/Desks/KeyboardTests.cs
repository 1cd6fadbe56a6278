using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>The desk without a mouse.</summary>
public sealed class KeyboardTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task An_agent_signs_in_replies_transfers_and_ends_by_keys_alone()
    {
        var ming = await AgentAsync("xiaoming");
        await ming.SetStateAsync("paused");
        var desk = new DeskPage(await NewPageAsync(), Server.Endpoint.Origin, "en");
        await desk.GoAsync();
        var keys = desk.Page.Keyboard;

        await desk.Page.Locator("#account").FocusAsync();
        await keys.TypeAsync("xiaofang");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("demo1234");
        await keys.PressAsync("Enter");
        // Offered once the desk is connected.
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { Name = "Go online", Exact = true })).ToBeVisibleAsync();
        await keys.PressAsync("Alt+s");
        await Assertions.Expect(desk.MenuItems.First).ToBeFocusedAsync();
        await desk.Page.WaitForFunctionAsync("() => document.querySelector('.status-menu').getAnimations({ subtree: true }).length === 0");
        await Assertions.Expect(desk.MenuItems.First).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await desk.UntilStateAsync("online");

        var first = await BuyerAsync();
        await first.WriteAsync("first");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);
        var second = await BuyerAsync();
        await second.WriteAsync("second");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(2);
        await keys.PressAsync("Alt+j");
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await keys.TypeAsync("hello first");
        await keys.PressAsync("Alt+Enter");
        await Assertions.Expect(first.Bubbles).ToHaveTextAsync(["first", "hello first"]);
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["second"]);
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();

        await ming.SetStateAsync("online");
        await keys.PressAsync("Alt+t");
        await Assertions.Expect(desk.Dialog).ToContainTextAsync("小明");
        await Assertions.Expect(desk.Dialog.Locator("input[type=radio]:not(:disabled)").First).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await keys.PressAsync("Alt+t");
        await Assertions.Expect(desk.Dialog.Locator("input[type=radio]:not(:disabled)").First).ToBeFocusedAsync();
        while (!await desk.Dialog.GetByRole(AriaRole.Radio, new() { Name = "小明" }).IsCheckedAsync())
            await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Space");
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Radio, new() { Name = "After-sales" })).ToBeCheckedAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(ming.Rows).ToHaveCountAsync(1);
        // The dialog has the keys to itself until its answer is there.
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator("#conversation")).ToBeFocusedAsync();

        await keys.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["first", "hello first"]);
        await keys.PressAsync("Alt+x");
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");

        await Assertions.Expect(desk.Page.Locator(".moved [role=status]")).ToContainTextAsync("closed");
        await Assertions.Expect(desk.Page.Locator("#conversation")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Searching_the_list_and_the_palette_finds_the_same_buyer()
    {
        var desk = await AgentAsync();
        var jacket = await BuyerAsync();
        await jacket.WriteAsync("Is the jacket warm?");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);
        var boots = await BuyerAsync();
        await boots.WriteAsync("Do the boots fit?");
        await boots.WriteAsync("Size 42");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(2);

        await desk.Search.FillAsync("SIZE");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);
        await desk.Search.PressAsync("Enter");
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["Do the boots fit?", "Size 42"]);
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await desk.Search.FillAsync("nothing like it");
        await Assertions.Expect(desk.Page.Locator(".search-state")).ToHaveTextAsync("No conversation matches");
        await desk.Search.FillAsync("");
        await desk.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await Pictures.TakeAsync(desk.Page, "desk-palette");
        await desk.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Option, new() { Selected = true })).ToBeInViewportAsync();
        await desk.Page.Keyboard.TypeAsync("siz 42");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["Do the boots fit?", "Size 42"]);
        await desk.Page.Keyboard.PressAsync("Control+k");
        await desk.Page.Keyboard.TypeAsync("fahuo");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Quick phrase");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync(new Regex("现货"));
        await desk.Page.Keyboard.PressAsync("Alt+o");
        await Assertions.Expect(desk.Page.Locator(".orders")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await Assertions.Expect(desk.Page.Locator(".orders")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_are_heard_again_as_soon_as_something_was_chosen_in_the_palette()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);

        await desk.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync("hello");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.Keyboard.PressAsync("Control+f");

        await Assertions.Expect(desk.Page.Locator("search.find input")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator("search.find input")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();

        await AskAsync("Do not disturb");
        await Assertions.Expect(desk.Complaint).ToContainTextAsync("On: Do not disturb");
        await Pictures.TakeAsync(desk.Page, "desk-palette-turned");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await AskAsync("外观");
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Radio, new() { Name = "As the device" })).ToBeFocusedAsync();
        await Pictures.TakeAsync(desk.Page, "desk-settings-at");
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();

        async Task AskAsync(string words)
        {
            await desk.Page.Keyboard.PressAsync("Control+k");
            await Assertions.Expect(desk.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
            await desk.Page.Keyboard.TypeAsync(words);
            await Assertions.Expect(desk.Page.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync("Setting");
            await desk.Page.Keyboard.PressAsync("Enter");
        }
    }

    [Fact]
    public async Task A_key_can_be_changed_but_not_to_one_that_is_taken_and_the_change_survives_a_reload()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);

        await desk.Page.Locator("button.me").ClickAsync();
        await desk.Page.GetByText("Settings…").ClickAsync();
        var key = desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Longest waiting buyer" });
        await key.ClickAsync();
        await desk.Page.Keyboard.PressAsync("Alt+t");
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Already used for “Transfer”");
        await desk.Page.Keyboard.PressAsync("Alt+a");
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Used by browsers");
        await Pictures.TakeAsync(desk.Page, "desk-settings");
        await desk.Page.Keyboard.PressAsync("Alt+g");
        await Assertions.Expect(key).ToHaveTextAsync("AltG");
        await Assertions.Expect(desk.Dialog.Locator(".unheard")).ToHaveCountAsync(0);
        // As it was taken before browsers were known to keep it for themselves.
        await desk.Page.EvaluateAsync("() => localStorage.setItem('chatrouter.keys', JSON.stringify({ ...JSON.parse(localStorage.getItem('chatrouter.keys')), find: '$mod+Shift+KeyT' }))");
        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);
        await desk.Page.Keyboard.PressAsync("Alt+j");
        await Assertions.Expect(desk.Reply).ToHaveCountAsync(0);
        await desk.Page.Keyboard.PressAsync("Alt+g");

        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await desk.Page.Locator("button.me").ClickAsync();
        await desk.Page.GetByText("Settings…").ClickAsync();
        await Assertions.Expect(desk.Dialog.Locator(".unheard li")).ToHaveTextAsync(["“Find in the conversation” has its default key instead of your Ctrl+Shift+T: Used by browsers, input methods or other programs"]);
        await Pictures.TakeAsync(desk.Page, "desk-settings-unheard");
    }

    [Theory]
    [InlineData("zh-CN", true, "跳到等待最久的买家", "结束会话", "与「结束会话」互换")]
    [InlineData("en", false, "Longest waiting buyer", "End the conversation", "Swap with “End the conversation”")]
    public async Task A_key_that_another_command_has_can_be_swapped_with_it_without_the_mouse(string language, bool onPhone, string longest, string close, string swap)
    {
        var desk = await AgentAsync(language: language, screen: onPhone ? Screen.Phone : null);
        await desk.Page.Locator("button.me").ClickAsync();
        await desk.Page.GetByText(new Regex("^(设置|Settings)…$")).ClickAsync();
        var (first, second) = (desk.Dialog.GetByRole(AriaRole.Button, new() { Name = longest }), desk.Dialog.GetByRole(AriaRole.Button, new() { Name = close }));
        await first.FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");

        await desk.Page.Keyboard.PressAsync("Alt+x");
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToBeInViewportAsync(new() { Ratio = 1 });
        await desk.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Button, new() { Name = swap })).ToBeFocusedAsync();
        await Pictures.TakeAsync(desk.Page, $"desk-settings-swap-{language}");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(first).ToBeFocusedAsync();
        await Assertions.Expect(first).ToHaveTextAsync("AltX");
        await Assertions.Expect(second).ToHaveTextAsync("AltJ");
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Trait("Pages", "whole")]
    [Fact]
    public async Task The_focus_is_never_lost_on_the_way_from_signing_in_to_signing_out()
    {
        var desk = new DeskPage(await NewPageAsync(), Server.Endpoint.Origin, "en");
        await desk.GoAsync();
        var (keys, pane) = (desk.Page.Keyboard, desk.Page.Locator("#conversation"));
        await keys.TypeAsync("xiaofang");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("demo1234");
        await keys.PressAsync("Enter");
        await Assertions.Expect(pane).ToBeFocusedAsync();
        await Assertions.Expect(desk.Check).ToContainTextAsync(new Regex(@"✓ \d+ ms"));
        await UntilFocusedAsync(desk, desk.Check.GetByRole(AriaRole.Button, new() { Name = "Go online" }));
        await keys.PressAsync("Enter");
        await desk.UntilStateAsync("online");
        await Assertions.Expect(pane).ToBeFocusedAsync();

        // Escape while the menu that opened the dialog still fades away.
        await PickStateAsync(desk, "ArrowDown");
        await Assertions.Expect(desk.Dialog).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(pane).ToBeFocusedAsync();
        await UntilFocusedAsync(desk, desk.StateButton);
        await keys.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator(".status-menu [role=menuitem]:focus")).ToHaveCountAsync(1);
        await keys.PressAsync("Escape");
        await Assertions.Expect(desk.MenuItems).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator("button.status:focus, #conversation:focus")).ToHaveCountAsync(1);

        // The shop does not let him keep who waits: the button for it is off from then on.
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);
        await PickStateAsync(desk, "ArrowUp");
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Keep serving" })).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Keep serving" })).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await desk.UntilStateAsync("offline");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(pane).ToBeFocusedAsync();

        await desk.Page.Locator(".jumps button").Last.PressAsync("Enter");
        var take = desk.Page.Locator(".bucket.offlinePool").GetByRole(AriaRole.Button, new() { Name = "Take" });
        await UntilFocusedAsync(desk, take);
        await keys.PressAsync("Enter");
        await Assertions.Expect(desk.Complaint).ToContainTextAsync("You are offline");
        await Assertions.Expect(take).ToBeFocusedAsync();

        await desk.Page.Locator("button.me").PressAsync("Enter");
        await Assertions.Expect(desk.MenuItems.First).ToBeFocusedAsync();
        await keys.PressAsync("End");
        await keys.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#account")).ToBeFocusedAsync();
    }

    /// <summary>Opens the status menu by its key, goes to an item and chooses it.</summary>
    private static async Task PickStateAsync(DeskPage desk, string to)
    {
        await desk.Page.Keyboard.PressAsync("Alt+s");
        await Assertions.Expect(desk.MenuItems.First).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync(to);
        await desk.Page.Keyboard.PressAsync("Enter");
    }

    // Tab by Tab, as somebody without a mouse does.
    private static async Task UntilFocusedAsync(DeskPage desk, ILocator wanted)
    {
        for (var i = 0; i < 10 && !await wanted.EvaluateAsync<bool>("element => element === document.activeElement"); i++)
            await desk.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(wanted).ToBeFocusedAsync();
    }
}
