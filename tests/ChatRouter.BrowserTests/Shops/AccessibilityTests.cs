using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

public sealed class AccessibilityTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task The_check_finds_what_is_wrong()
    {
        var page = await NewPageAsync();
        await page.SetContentAsync("<html lang='en'><title>Wrong</title><img src='data:,'><p style='color:#ccc;background:#fff'>pale</p></html>");

        var failure = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Accessibility.AssertCleanAsync(page));

        Assert.Contains("image-alt", failure.Message, StringComparison.Ordinal);
        Assert.Contains("color-contrast", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task A_talk_is_accessible(string language)
    {
        var desk = await AgentAsync(language: language);
        var buyer = await BuyerAsync(language);
        await Accessibility.AssertCleanAsync(buyer.Page);

        await buyer.WriteAsync("https://shop.example/sizes?");
        await desk.SelectAsync();
        await desk.WriteAsync("M");
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(2);

        await Accessibility.AssertCleanAsync(buyer.Page);
    }
}
