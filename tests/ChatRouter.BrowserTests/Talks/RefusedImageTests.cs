using ChatRouter.BrowserTests.Browsers;
using ChatRouter.TestKit.Uploads;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

/// <summary>Pictures that the server does not take, on either page.</summary>
[Trait("Pages", "whole")]
public sealed class RefusedImageTests(Chromium chromium) : BrowserScene(chromium)
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["Uploads__BuyerBytesPerDay"] = "1", ["Uploads__AgentBytesPerDay"] = "1" };

    [Theory]
    [InlineData("en", "You have sent as many images as one may in a day", "Delete")]
    [InlineData("zh-CN", "今天发送的图片已达上限", "删除")]
    public async Task Say_why_and_stay_deleted_once_they_were(string language, string why, string delete)
    {
        Complaints.Expect("the server responded with a status of 429");
        var desk = await AgentAsync(language: language, screen: Screen.Narrow);
        var buyer = await BuyerAsync(language, Screen.Narrow);
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        var picture = new FilePayload { Name = "coat.png", MimeType = "image/png", Buffer = SampleImages.Png(600, 400) };

        await buyer.Frame.Locator("input[type=file]").SetInputFilesAsync(picture);
        await buyer.Frame.Locator(".tile.ready").WaitForAsync();
        await buyer.Frame.Locator("button.send").ClickAsync();
        await Assertions.Expect(buyer.Frame.Locator(".failed")).ToContainTextAsync(why);
        await desk.Page.Locator(".composer input[type=file]").SetInputFilesAsync(picture);
        await desk.Page.Locator(".composer li.ready").WaitForAsync();
        await desk.Page.Locator(".composer button[type=submit]").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".line .failed")).ToContainTextAsync(why);
        await Pictures.TakeAsync(buyer.Page, $"image-no-more-widget-{language}");
        await Pictures.TakeAsync(desk.Page, $"image-no-more-desk-{language}");
        await Accessibility.AssertCleanAsync(buyer.Page);
        await Accessibility.AssertCleanAsync(desk.Page);

        await buyer.Frame.Locator(".failed").GetByRole(AriaRole.Button, new() { Name = delete }).ClickAsync();
        await desk.Page.Locator(".line .failed").GetByRole(AriaRole.Button, new() { Name = delete }).ClickAsync();
        await Talk.ShowsAsync(buyer, "hello");
        await Talk.ShowsAsync(desk, "hello");
        await Talk.ShowsAsync(await buyer.ReloadAsync(), "hello");
        await desk.Page.ReloadAsync();
        await desk.SelectAsync();
        await Talk.ShowsAsync(desk, "hello");
    }
}
