using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>The chat on a phone: it is the screen, and the page behind it waits.</summary>
public sealed class PhoneTests(Chromium chromium) : ShopScene(chromium)
{
    private string Page => Snippet($"ChatRouter('boot', {{ shopKey: '{Key}', locale: 'en' }});") + "<div style='height:4000px'></div>";

    [Fact]
    public async Task The_back_button_closes_the_chat_and_leaves_the_page_where_it_was()
    {
        var page = await ShopPageAsync(Page, Screen.Phone);
        await UntilHeardAsync(page, "([name]) => name === 'ready'");
        await page.EvaluateAsync("() => scrollTo(0, 500)");
        await page.EvaluateAsync("() => ChatRouter('open')");
        var chat = await ChatOnAsync(page);
        var frame = (await (await chat.Frame.FrameElementAsync()).BoundingBoxAsync())!;
        Assert.Equal((0, 0, Screen.Phone.Width, Screen.Phone.Height), ((int)frame.X, (int)frame.Y, (int)frame.Width, (int)frame.Height));
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').inert && getComputedStyle(document.documentElement).overflow === 'hidden'"));

        await page.EvaluateAsync("() => history.back()");
        await UntilHeardAsync(page, "([name]) => name === 'close'");

        Assert.True(await page.EvaluateAsync<bool>("() => !document.querySelector('main').inert && scrollY === 500 && getComputedStyle(document.documentElement).overflow !== 'hidden'"));
        Assert.Equal(new Uri(Site.Origin), new Uri(page.Url));
    }

    // A keyboard comes up in steps, each telling the page of another visual viewport.
    [Trait("Pages", "whole")]
    [Fact]
    public async Task The_last_message_stays_in_view_while_the_keyboard_comes_up()
    {
        var page = await ShopPageAsync(Page, Screen.Phone);
        await UntilHeardAsync(page, "([name]) => name === 'ready'");
        await page.EvaluateAsync("() => ChatRouter('open')");
        var chat = await ChatOnAsync(page);
        for (var i = 1; i <= 14; i++)
            await chat.WriteAsync($"message {i}");
        await Assertions.Expect(chat.Bubbles).ToHaveCountAsync(14);
        await Assertions.Expect(chat.Bubbles.Last).ToBeInViewportAsync();

        await page.EvaluateAsync("""
            async () => {
              for (const height of [700, 560, 420]) {
                Object.defineProperty(visualViewport, 'height', { value: height, configurable: true });
                visualViewport.dispatchEvent(new Event('resize'));
                await new Promise(requestAnimationFrame);
              }
            }
            """);

        await Assertions.Expect(chat.Bubbles.Last).ToBeInViewportAsync();
        await Pictures.TakeAsync(page, "chat-phone-keyboard");
        var (last, composer) = (await chat.Bubbles.Last.BoundingBoxAsync(), await chat.Composer.BoundingBoxAsync());
        Assert.True(last!.Y + last.Height < composer!.Y && composer.Y + composer.Height <= 420, $"The last message is at {last.Y}, the composer at {composer.Y}.");
    }

    [Fact]
    public async Task Closing_by_the_button_takes_its_history_entry_back()
    {
        var page = await ShopPageAsync(Page, Screen.Phone);
        await UntilHeardAsync(page, "([name]) => name === 'ready'");
        await page.EvaluateAsync("() => ChatRouter('open')");
        var chat = await ChatOnAsync(page);

        await chat.Frame.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await page.WaitForFunctionAsync("() => history.state === null");
        Assert.False(await page.EvaluateAsync<bool>("() => ChatRouter('getState').open"));
    }
}
