using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

public sealed class ConversationTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task A_buyer_asks_and_an_agent_answers_and_a_reload_changes_nothing_on_either_page()
    {
        var desk = await AgentAsync();
        ITalk buyer = await BuyerAsync();

        await buyer.WriteAsync("Is it warm enough for Harbin?");
        await desk.SelectAsync();
        await Assertions.Expect(desk.Why).ToHaveTextAsync("Why you: Routed by weight");
        await desk.WriteAsync("Down to -15 °C.");

        await Talk.ShowsAsync(buyer, "Is it warm enough for Harbin?", "Down to -15 °C.");
        buyer = await buyer.ReloadAsync();
        await desk.ReloadAsync();
        await Talk.ShowsAsync(buyer, "Is it warm enough for Harbin?", "Down to -15 °C.");
        await Talk.ShowsAsync(desk, "Is it warm enough for Harbin?", "Down to -15 °C.");

        await buyer.WriteAsync("And size M at 1.75 m?");
        await Talk.ShowsAsync(desk, "Is it warm enough for Harbin?", "Down to -15 °C.", "And size M at 1.75 m?");
        await desk.WriteAsync("Take L.");
        await Talk.ShowsAsync(buyer, "Is it warm enough for Harbin?", "Down to -15 °C.", "And size M at 1.75 m?", "Take L.");
    }

    [Fact]
    public async Task The_buyer_sees_who_serves_him_and_the_agent_sees_that_he_read_and_each_that_the_other_types()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();

        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        await desk.Reply.PressSequentiallyAsync("h");
        await Assertions.Expect(buyer.Status).ToContainTextAsync("Typing…");
        await desk.WriteAsync("hi");
        await Assertions.Expect(buyer.Status).Not.ToContainTextAsync("Typing…");
        await buyer.Composer.PressSequentiallyAsync("t");
        await Assertions.Expect(desk.Page.Locator(".pane .typing")).ToBeVisibleAsync();

        await Assertions.Expect(buyer.Head).ToContainTextAsync("小芳");
        await Assertions.Expect(desk.Page.Locator(".line.own .mark")).ToContainTextAsync("Read");
        await Assertions.Expect(buyer.Frame.Locator("li.item.own .tick[title=Read]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task With_nobody_online_the_buyer_leaves_a_message_and_gets_it_answered_later()
    {
        var buyer = await BuyerAsync();

        await buyer.WriteAsync("Anybody there?");
        await Assertions.Expect(buyer.Status).ToContainTextAsync("Nobody is online. We have your message");
        var desk = await AgentAsync();
        await desk.SelectAsync();
        await desk.WriteAsync("Now I am.");

        await Talk.ShowsAsync(buyer, "Anybody there?", "Now I am.");
    }

    [Fact]
    public async Task Enter_picks_a_word_while_an_input_method_composes_and_sends_once_it_has()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();

        await ComposeAsync(buyer.Page, buyer.Composer);
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(0);
        await buyer.Page.Keyboard.PressAsync("Enter");
        await Talk.ShowsAsync(buyer, "你好");

        await desk.SelectAsync();
        await ComposeAsync(desk.Page, desk.Reply);
        await Assertions.Expect(desk.Bubbles).ToHaveCountAsync(1);
        await desk.Page.Keyboard.PressAsync("Enter");
        await Talk.ShowsAsync(desk, "你好", "你好");
    }

    /// <summary>Spells a word and picks it by Enter, as with an input method for Pinyin: of the key the page hears that somebody composes.</summary>
    private static async Task ComposeAsync(IPage page, ILocator box)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await box.FocusAsync();
        await devtools.SendAsync("Input.imeSetComposition", new() { ["text"] = "ni hao", ["selectionStart"] = 6, ["selectionEnd"] = 6 });
        await Assertions.Expect(box).ToHaveValueAsync("ni hao");
        await box.EvaluateAsync("box => box.addEventListener('keydown', ({ isComposing }) => box.dataset.composing = isComposing, { once: true })");
        await devtools.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "rawKeyDown", ["key"] = "Enter", ["code"] = "Enter", ["windowsVirtualKeyCode"] = 13 });
        await devtools.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = "Enter", ["code"] = "Enter", ["windowsVirtualKeyCode"] = 13 });
        await Assertions.Expect(box).ToHaveAttributeAsync("data-composing", "true");
        await Assertions.Expect(box).ToHaveValueAsync("ni hao");
        await devtools.SendAsync("Input.insertText", new() { ["text"] = "你好" });
        await Assertions.Expect(box).ToHaveValueAsync("你好");
    }
}
