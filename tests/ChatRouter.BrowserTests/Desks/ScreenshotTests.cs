using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>From the scissors to the picture in the buyer's chat. What the browser would show of a screen is a canvas of 800 × 400, blue at the left and red at the right.</summary>
[Trait("Pages", "whole")]
public sealed class ScreenshotTests(Chromium chromium) : TalkingScene(chromium)
{
    private const string ShowScreen = """
        () => { navigator.mediaDevices.getDisplayMedia = async () => {
          const screen = Object.assign(document.createElement('canvas'), { width: 800, height: 400 });
          const pen = screen.getContext('2d');
          const paint = () => {
            [['#1668dc', 0], ['#cf1322', 400]].forEach(([colour, left]) => { pen.fillStyle = colour; pen.fillRect(left, 0, 400, 400); });
            requestAnimationFrame(paint);
          };
          paint();
          window.captured = screen.captureStream();
          return window.captured;
        }; }
        """;

    private const string Refuse = "() => { navigator.mediaDevices.getDisplayMedia = async () => { throw new DOMException('Permission denied', 'NotAllowedError'); }; }";

    private const string LookAt = """
        async image => {
          await image.decode();
          const pen = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight }).getContext('2d');
          pen.drawImage(image, 0, 0);
          const [red, , blue] = pen.getImageData(image.naturalWidth / 2, image.naturalHeight / 2, 1, 1).data;
          return `${image.naturalWidth}x${image.naturalHeight} ${red > blue ? 'red' : 'blue'}`;
        }
        """;

    [Theory]
    [InlineData("en", false, "Screenshot", "Use this part")]
    [InlineData("zh-CN", true, "截图", "使用选区")]
    public async Task A_part_of_the_screen_that_was_drawn_with_the_mouse_comes_to_the_buyer(string language, bool onPhone, string title, string use)
    {
        var (desk, buyer) = await TalkAsync(language, onPhone ? Screen.Phone : null);
        await BeginAsync(desk, title);
        Assert.Equal("ended", await desk.Page.EvaluateAsync<string>("() => window.captured.getTracks()[0].readyState"));
        await Pictures.TakeAsync(desk.Page, $"screenshot-whole-{language}");

        var stage = (await Stage(desk).BoundingBoxAsync())!;
        // The right half, but for its edge: released beyond the picture, it ends with it.
        await desk.Page.Mouse.MoveAsync(stage.X + (stage.Width / 2), stage.Y + (stage.Height / 4));
        await desk.Page.Mouse.DownAsync();
        await desk.Page.Mouse.MoveAsync(stage.X + stage.Width + 5, stage.Y + (stage.Height * 3 / 4));
        await desk.Page.Mouse.UpAsync();
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("400 × 200");
        await Pictures.TakeAsync(desk.Page, $"screenshot-part-{language}");
        await Accessibility.AssertCleanAsync(desk.Page);
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = use }).ClickAsync();

        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await Assertions.Expect(desk.Page.Locator(".composer li.ready")).ToContainTextAsync($"{title}.png");
        await Pictures.TakeAsync(desk.Page, $"screenshot-staged-{language}");
        await desk.WriteAsync("Look here");
        Assert.Equal("400x200 red", await PictureAsync(buyer));
    }

    [Fact]
    public async Task Keys_alone_choose_a_part_move_it_size_it_and_give_up()
    {
        var (desk, buyer) = await TalkAsync();
        var keys = desk.Page.Keyboard;
        await BeginAsync(desk, "Screenshot");
        await Assertions.Expect(Stage(desk)).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await Assertions.Expect(desk.Page.Locator(".composer .tray")).ToHaveCountAsync(0);

        await BeginAsync(desk, "Screenshot");
        await Assertions.Expect(Stage(desk)).ToBeFocusedAsync();
        foreach (var key in new[] { "ArrowRight", "ArrowLeft", "ArrowDown", "Shift+ArrowLeft", "Shift+ArrowDown" })
            await keys.PressAsync(key);
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Status)).ToHaveTextAsync("Part of 392 × 208, 192 from the left, 108 from the top");
        await keys.PressAsync("Enter");
        await keys.PressAsync("Enter");

        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await Assertions.Expect(desk.Page.Locator(".composer li.ready")).ToHaveCountAsync(1);
        await keys.PressAsync("Enter");
        Assert.Equal("392x208 blue", await PictureAsync(buyer));
    }

    [Fact]
    public async Task Two_clicked_corners_choose_a_part_and_nothing_chosen_is_the_whole()
    {
        var (desk, buyer) = await TalkAsync();
        await BeginAsync(desk, "Screenshot");
        var stage = (await Stage(desk).BoundingBoxAsync())!;

        await desk.Page.Mouse.ClickAsync(stage.X + (stage.Width / 4), stage.Y + (stage.Height / 2));
        await desk.Page.Mouse.ClickAsync(stage.X + 1, stage.Y + 1);
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Part of 199 × 199");
        // Both corners in one place: none of it.
        await desk.Page.Mouse.ClickAsync(stage.X + 50, stage.Y + 50);
        await desk.Page.Mouse.ClickAsync(stage.X + 50, stage.Y + 50);
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Use the whole picture" }).ClickAsync();

        await Assertions.Expect(desk.Page.Locator(".composer li.ready")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        Assert.StartsWith("800x400", await PictureAsync(buyer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Screenshot", "Got it")]
    [InlineData("zh-CN", "截图", "知道了")]
    public async Task Who_is_refused_reads_what_he_can_do_instead(string language, string title, string close)
    {
        var (desk, _) = await TalkAsync(language);
        await desk.Page.EvaluateAsync(Refuse);

        await Scissors(desk, title).ClickAsync();

        await Assertions.Expect(desk.Complaint).ToContainTextAsync("Ctrl+V");
        await Pictures.TakeAsync(desk.Page, $"screenshot-refused-{language}");
        await Accessibility.AssertCleanAsync(desk.Page);
        await desk.Complaint.GetByRole(AriaRole.Button, new() { Name = close }).ClickAsync();
        await Assertions.Expect(desk.Complaint).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_phone_whose_browser_takes_no_screenshots_offers_none()
    {
        var desk = await AgentAsync(screen: Screen.Phone);
        await desk.Page.AddInitScriptAsync("delete MediaDevices.prototype.getDisplayMedia;");
        await desk.Page.ReloadAsync();
        await (await BuyerAsync()).WriteAsync("hello");

        await desk.SelectAsync();

        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send an image" })).ToBeVisibleAsync();
        await Assertions.Expect(Scissors(desk, "Screenshot")).ToHaveCountAsync(0);
    }

    private static ILocator Scissors(DeskPage desk, string title) =>
        desk.Page.Locator(".composer").GetByRole(AriaRole.Button, new() { Name = title, Exact = true });

    private static ILocator Stage(DeskPage desk) => desk.Dialog.GetByRole(AriaRole.Application);

    private static async Task BeginAsync(DeskPage desk, string title)
    {
        await desk.Page.EvaluateAsync(ShowScreen);
        await Scissors(desk, title).ClickAsync();
        await Assertions.Expect(Stage(desk)).ToBeVisibleAsync();
        // It slides in.
        await desk.Page.EvaluateAsync("() => document.getAnimations().forEach(animation => animation.finish())");
    }

    private static async Task<string> PictureAsync(BuyerChat buyer)
    {
        var picture = buyer.Bubbles.Locator("img");
        await Assertions.Expect(picture).ToBeVisibleAsync();
        return await picture.EvaluateAsync<string>(LookAt);
    }
}
