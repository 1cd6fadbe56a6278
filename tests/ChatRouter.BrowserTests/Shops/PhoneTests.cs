using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>The chat on a phone is the screen, however the phone is held.</summary>
public sealed class PhoneTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task A_phone_on_its_side_is_filled_by_the_chat_and_the_back_button_closes_it()
    {
        var screen = new Screen("side", 844, 390, Touch: true);
        var buyer = await BuyerAsync(screen: screen);
        await buyer.WriteAsync("held sideways");

        Assert.Equal([screen.Width, screen.Height], await buyer.Frame.EvaluateAsync<int[]>("() => [innerWidth, innerHeight]"));
        Assert.True(await buyer.Page.EvaluateAsync<bool>("() => [...document.body.children].some(child => child.inert)"), "the page behind can be reached");
        await Assertions.Expect(buyer.Composer).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(buyer.Bubbles).ToBeInViewportAsync();
        await Pictures.TakeAsync(buyer.Page, "widget-phone-side");
        await buyer.Page.GoBackAsync();

        await buyer.Page.WaitForFunctionAsync("() => !ChatRouter('getState').open");
    }
}
