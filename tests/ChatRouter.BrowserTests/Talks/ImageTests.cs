using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.TestKit.Uploads;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

public sealed class ImageTests(Chromium chromium) : BrowserScene(chromium)
{
    private const string StagedAre = """
        count => new Promise(done => {
          const opened = indexedDB.open('chatrouter-staged');
          opened.onsuccess = () => {
            const kept = opened.result.transaction('staged').objectStore('staged').getAll();
            kept.onsuccess = () => { opened.result.close(); done(kept.result.flatMap(row => row.images).length === count); };
          };
        })
        """;

    private const string Held = """
        bytes => {
          const held = new DataTransfer();
          held.items.add(new File([Uint8Array.from(atob(bytes), one => one.charCodeAt(0))], 'coat.png', { type: 'image/png' }));
          return held;
        }
        """;

    private static readonly FilePayload Picture = new() { Name = "coat.png", MimeType = "image/png", Buffer = SampleImages.Png(2400, 1200) };

    [Fact]
    public async Task A_buyer_picks_a_picture_his_agent_answers_with_one_and_a_reload_keeps_both()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();

        await buyer.Frame.Locator("input[type=file]").SetInputFilesAsync(Picture);
        await Assertions.Expect(buyer.Frame.Locator(".tile.ready")).ToBeVisibleAsync();
        await Pictures.TakeAsync(buyer.Page, "image-staged-widget");
        await buyer.WriteAsync("Is it this one?");
        await desk.SelectAsync();
        await ShowsPicturesAsync(desk.Bubbles, "Image from Guest", 1);
        await Assertions.Expect(desk.Bubbles.Last).ToHaveTextAsync("Is it this one?");

        var held = await desk.Page.EvaluateHandleAsync(Held, Convert.ToBase64String(Picture.Buffer));
        await desk.Log.DispatchEventAsync("dragover", new { dataTransfer = held });
        await Assertions.Expect(desk.Page.Locator(".pane .drop")).ToHaveTextAsync("Drop to add the images");
        await Pictures.TakeAsync(desk.Page, "image-held-desk");
        await desk.Log.DispatchEventAsync("drop", new { dataTransfer = held });
        await Assertions.Expect(desk.Page.Locator(".pane .drop")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator(".composer li.ready")).ToBeVisibleAsync();
        await Pictures.TakeAsync(desk.Page, "image-staged-desk");
        await desk.WriteAsync("No, this one.");
        await ShowsPicturesAsync(buyer.Bubbles, "Image from 小芳", 1);
        await Assertions.Expect(buyer.Unsent).ToHaveCountAsync(0);

        buyer = (BuyerChat)await buyer.ReloadAsync();
        await desk.ReloadAsync();
        await ShowsPicturesAsync(buyer.Bubbles, "Image from 小芳", 1);
        await ShowsPicturesAsync(buyer.Bubbles, "Image from you", 1);
        await ShowsPicturesAsync(desk.Bubbles, "Image from", 2);
        await Pictures.TakeAsync(buyer.Page, "image-widget");
        await Pictures.TakeAsync(desk.Page, "image-desk");
    }

    [Fact]
    public async Task A_picture_that_an_agent_has_only_picked_is_still_there_after_a_reload_and_is_sent_or_taken_out()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("Show me");
        await desk.SelectAsync();
        var ready = desk.Page.Locator(".composer li.ready");
        FilePayload[] both = [Picture, new() { Name = "back.png", MimeType = Picture.MimeType, Buffer = Picture.Buffer }];
        await desk.Page.Locator(".composer input[type=file]").SetInputFilesAsync(both);
        await Assertions.Expect(ready).ToHaveCountAsync(2);
        await desk.Page.WaitForFunctionAsync(StagedAre, 2);

        await desk.ReloadAsync();
        await Assertions.Expect(ready).ToHaveCountAsync(2);
        await Pictures.TakeAsync(desk.Page, "image-staged-reloaded");
        await ready.First.GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(ready).ToHaveCountAsync(1);
        await desk.Page.WaitForFunctionAsync(StagedAre, 1);
        await desk.WriteAsync("This one");

        await ShowsPicturesAsync(buyer.Bubbles, "Image from 小芳", 1);
        await desk.Page.WaitForFunctionAsync(StagedAre, 0);
        await desk.ReloadAsync();
        await Assertions.Expect(ready).ToHaveCountAsync(0);
        await ShowsPicturesAsync(desk.Bubbles, "Image from you", 1);
    }

    [Fact]
    public async Task A_pasted_picture_is_made_smaller_and_opened_large_and_Escape_closes_only_it()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();

        await PasteAsync(buyer.Composer, Picture);
        await buyer.Frame.Locator(".tile.ready").WaitForAsync();
        await buyer.Frame.Locator("button.send").ClickAsync();
        await desk.SelectAsync();
        var thumb = desk.Bubbles.Locator("img");
        await Assertions.Expect(thumb).ToBeVisibleAsync();
        Assert.Equal("1920 x 960", await thumb.EvaluateAsync<string>("image => image.decode().then(() => `${image.naturalWidth} x ${image.naturalHeight}`)"));

        await buyer.Bubbles.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(buyer.Frame.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Pictures.TakeAsync(buyer.Page, "image-large-widget");
        await buyer.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(buyer.Frame.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(buyer.Composer).ToBeVisibleAsync();

        await desk.Bubbles.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Pictures.TakeAsync(desk.Page, "image-large-desk");
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("en", "Only JPEG, PNG, WebP and GIF images can be sent", "The image is damaged: choose another one")]
    [InlineData("zh-CN", "仅支持 JPEG、PNG、WebP、GIF 图片", "图片已损坏，请换一张")]
    public async Task A_file_that_cannot_be_sent_says_why_in_the_buyers_language_and_the_text_goes_on(string language, string unsupported, string broken)
    {
        var buyer = await BuyerAsync(language);

        FilePayload[] files = [new() { Name = "a.pdf", MimeType = "application/pdf", Buffer = [1, 2, 3] }, new() { Name = "b.png", MimeType = "image/png", Buffer = Picture.Buffer[..40] }];
        await buyer.Frame.Locator("input[type=file]").SetInputFilesAsync(files);

        await Assertions.Expect(buyer.Frame.Locator(".tile.refused span")).ToHaveTextAsync([unsupported, broken]);
        await Pictures.TakeAsync(buyer.Page, $"image-refused-{language}");
        await buyer.WriteAsync("only words");
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["only words"]);
        await Assertions.Expect(buyer.Frame.Locator(".tile")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_picture_that_could_not_be_uploaded_waits_survives_a_reload_and_goes_when_the_network_is_back()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.Page.Context.RouteAsync("**/api/v1/uploads", route => route.AbortAsync());
        Complaints.Expect("ERR_FAILED");

        await buyer.Frame.Locator("input[type=file]").SetInputFilesAsync(Picture);
        await buyer.Frame.Locator(".tile.ready").WaitForAsync();
        await buyer.Frame.Locator("button.send").ClickAsync();
        await Assertions.Expect(buyer.Unsent).ToHaveCountAsync(1);
        buyer = (BuyerChat)await buyer.ReloadAsync();
        await ShowsPicturesAsync(buyer.Bubbles, "Image from you", 1);
        await Assertions.Expect(buyer.Unsent).ToHaveCountAsync(1);
        await buyer.Page.Context.UnrouteAsync("**/api/v1/uploads");

        await Assertions.Expect(buyer.Unsent).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await desk.SelectAsync();
        await ShowsPicturesAsync(desk.Bubbles, "Image from", 1);
    }

    [Trait("Pages", "whole")]
    [Fact]
    public async Task Over_a_slow_network_each_side_sees_how_far_the_upload_of_his_picture_has_come()
    {
        var large = new FilePayload { Name = "noise.png", MimeType = "image/png", Buffer = SampleImages.Noise(1000, 1000) };
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();

        var network = await SlowAsync(buyer.Page);
        await buyer.Frame.Locator("input[type=file]").SetInputFilesAsync(large);
        await buyer.Frame.Locator(".tile.ready").WaitForAsync();
        await buyer.Frame.Locator("button.send").ClickAsync();
        await ProgressesAsync(buyer.Bubbles.GetByRole(AriaRole.Progressbar), () => Pictures.TakeAsync(buyer.Page, "image-uploading-widget"), network);
        await Assertions.Expect(buyer.Unsent).ToHaveCountAsync(0);
        await desk.SelectAsync();
        await ShowsPicturesAsync(desk.Bubbles, "Image from Guest", 1);

        network = await SlowAsync(desk.Page);
        await desk.Page.Locator(".composer input[type=file]").SetInputFilesAsync(large);
        await desk.Page.Locator(".composer li.ready").WaitForAsync();
        await desk.Page.Locator(".composer button[type=submit]").ClickAsync();
        await ProgressesAsync(desk.Bubbles.GetByRole(AriaRole.Progressbar), () => Pictures.TakeAsync(desk.Page, "image-uploading-desk"), network);
        await ShowsPicturesAsync(buyer.Bubbles, "Image from 小芳", 1);
    }

    /// <summary>The page sends only so many bytes a second until the network is let go.</summary>
    private static async Task<ICDPSession> SlowAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = 40_000 });
        return devtools;
    }

    /// <summary>It is between its ends, comes further, says so in words, and is gone once the network let the picture through.</summary>
    private static async Task ProgressesAsync(ILocator progress, Func<Task> look, ICDPSession network)
    {
        async Task<double> ValueAsync() => await progress.EvaluateAsync<double>("bar => bar.value");
        await Assertions.Expect(progress).ToHaveAccessibleNameAsync(new Regex(@"^Uploading, [1-9]\d?%$"));
        var first = await ValueAsync();
        await look();
        await progress.EvaluateAsync("(bar, first) => new Promise(further => { const seen = () => bar.value > first ? further() : requestAnimationFrame(seen); seen(); })", first);
        Assert.InRange(await ValueAsync(), first + 1, 99);
        await network.DetachAsync();
        await Assertions.Expect(progress).ToHaveCountAsync(0);
    }

    private static async Task ShowsPicturesAsync(ILocator bubbles, string alt, int count)
    {
        var pictures = bubbles.Locator($"img[alt^='{alt}']");
        await Assertions.Expect(pictures).ToHaveCountAsync(count);
        foreach (var picture in await pictures.AllAsync())
            Assert.True(await picture.EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)"));
    }

    private static async Task PasteAsync(ILocator box, FilePayload file) => await box.EvaluateAsync(
        """
        (box, [name, type, bytes]) => {
          const clipboard = new DataTransfer();
          clipboard.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type }));
          box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
        }
        """,
        new[] { file.Name, file.MimeType, Convert.ToBase64String(file.Buffer) });
}
