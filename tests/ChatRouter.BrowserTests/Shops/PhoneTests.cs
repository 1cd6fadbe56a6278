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
        var dialog = buyer.Page.GetByRole(AriaRole.Dialog);

        await Assertions.Expect(dialog).ToHaveAttributeAsync("aria-modal", "true");
        var box = (await dialog.BoundingBoxAsync())!;
        Assert.Equal((0, 0, screen.Width, screen.Height), ((int)box.X, (int)box.Y, (int)box.Width, (int)box.Height));
        await Assertions.Expect(buyer.Composer).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(buyer.Bubbles).ToBeInViewportAsync();
        await Pictures.TakeAsync(buyer.Page, "widget-phone-side");
        await buyer.Page.GoBackAsync();

        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }
}
