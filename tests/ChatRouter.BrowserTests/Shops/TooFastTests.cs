using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Talks;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>A buyer who writes faster than the server takes his messages.</summary>
[Trait("Pages", "whole")]
public sealed class TooFastTests(Chromium chromium) : BrowserScene(chromium)
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["Limits__Enabled"] = "true", ["Limits__BuyerSendsPerSecond"] = "0.2", ["Limits__BuyerSendBurst"] = "1" };

    [Theory]
    [InlineData("en", "Too fast: your message is sent by itself in")]
    [InlineData("zh-CN", "发送太快，请稍候")]
    public async Task Is_told_for_how_long_and_his_message_goes_by_itself(string language, string told)
    {
        var buyer = await BuyerAsync(language, Screen.Narrow);

        await buyer.WriteAsync("one");
        await buyer.WriteAsync("two");
        await Assertions.Expect(buyer.Status).ToContainTextAsync(told);
        await Pictures.TakeAsync(buyer.Page, $"chat-phone-too-fast-{language}");
        await Accessibility.AssertCleanAsync(buyer.Page);

        await Assertions.Expect(buyer.Frame.Locator(".tick:not(.bad) .hidden", new() { HasTextRegex = new("^(Sent|已发送)$") })).ToHaveCountAsync(2);
        await Talk.ShowsAsync(buyer, "one", "two");
        await Assertions.Expect(buyer.Status).Not.ToContainTextAsync(told);
    }
}
