using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Joins;

/// <summary>Where the operator makes every shop.</summary>
public sealed class ClosedSignUpTests(Chromium chromium) : BrowserScene(chromium)
{
    [Theory]
    [InlineData("en", "The operator of this installation sets shops up himself", "Sign one up")]
    [InlineData("zh-CN", "店铺由本系统的运维开通", "去开店")]
    public async Task The_page_says_who_makes_shops_and_the_console_offers_none(string language, string said, string offer)
    {
        var page = await NewPageAsync();
        await page.GotoAsync($"{Server.Endpoint.Origin}/signup?lang={language}");
        await Assertions.Expect(page.GetByText(said)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("form")).ToHaveCountAsync(0);
        await Accessibility.AssertCleanAsync(page);

        await page.GetByRole(AriaRole.Link).ClickAsync();

        await Assertions.Expect(page.Locator("#account")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText(offer)).ToHaveCountAsync(0);
    }
}
