using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.TestKit.Uploads;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>Every screen of the desk in both languages and on both screens, as axe sees it.</summary>
[Trait("Pages", "whole")]
public sealed class AccessibilityTests(Chromium chromium) : BrowserScene(chromium)
{
    [Theory]
    [InlineData("en", false)]
    [InlineData("zh-CN", false)]
    [InlineData("en", true)]
    [InlineData("zh-CN", true)]
    public async Task Every_screen_is_accessible(string language, bool onPhone)
    {
        var screen = onPhone ? Screen.Phone : Screen.Desktop;
        var desk = new DeskPage(await NewPageAsync(screen), Server.Endpoint.Origin, language);
        await desk.GoAsync();
        await CheckAsync(desk, "sign-in", language, screen);
        await desk.SignInAsync("xiaofang");
        await desk.UntilStateAsync("offline");
        await CheckAsync(desk, "offline", language, screen);
        await desk.StateButton.ClickAsync();
        await Assertions.Expect(desk.MenuItems.First).ToBeVisibleAsync();
        await CheckAsync(desk, "status", language, screen);
        await desk.Page.Locator(".state-choice.online").ClickAsync();
        await desk.UntilStateAsync("online");
        await CheckAsync(desk, "empty", language, screen);

        var buyer = await BuyerAsync(language);
        await buyer.WriteAsync("https://shop.example/sizes 有货吗?");
        await desk.SelectAsync();
        await desk.WriteAsync("有的,亲。");
        await Assertions.Expect(desk.Bubbles).ToHaveCountAsync(2);
        await CheckAsync(desk, "talk", language, screen);
        foreach (var (name, key) in new[] { ("find", "Control+f"), ("sheet", "F1"), ("palette", "Control+k"), ("transfer", "Alt+t"), ("close", "Alt+x") })
        {
            await desk.Page.Keyboard.PressAsync(key);
            await Assertions.Expect(desk.Page.Locator("[role=dialog], search.find").Filter(new() { Visible = true })).ToBeVisibleAsync();
            await CheckAsync(desk, name, language, screen);
            await desk.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        }

        await CheckMenuAsync(desk, 0, "settings", language, screen);
        await CheckMenuAsync(desk, 1, "distribution", language, screen);
        await CheckMenuAsync(desk, 2, "check", language, screen);
        await desk.ChooseStateAsync("paused");
        await Assertions.Expect(desk.Dialog).ToBeVisibleAsync();
        await CheckAsync(desk, "pause", language, screen);
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("zh-CN", true)]
    public async Task Leaving_a_break_that_is_over_and_a_large_image_are_accessible(string language, bool onPhone)
    {
        var screen = onPhone ? Screen.Phone : Screen.Desktop;
        var page = await NewPageAsync(screen);
        await page.Clock.InstallAsync();
        var desk = new DeskPage(page, Server.Endpoint.Origin, language);
        await desk.GoAsync();
        await desk.SignInAsync("xiaofang");
        await desk.SetStateAsync("online");
        var buyer = await BuyerAsync(language);
        await buyer.Frame.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "coat.png", MimeType = "image/png", Buffer = SampleImages.Png(1200, 900) });
        await Assertions.Expect(buyer.Frame.Locator(".tile.ready")).ToBeVisibleAsync();
        await buyer.WriteAsync("有货吗?");
        await desk.SelectAsync();

        await desk.Bubbles.First.GetByRole(AriaRole.Button).ClickAsync();
        await CheckDialogAsync(desk, "image", language, screen);
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await desk.ChooseStateAsync("offline");
        await CheckDialogAsync(desk, "leave", language, screen);
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await desk.ChooseStateAsync("paused");
        await desk.Dialog.GetByText("10 ").ClickAsync();
        await desk.Page.Locator("button[form=pause]").ClickAsync();
        await desk.UntilStateAsync("paused");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await page.Clock.FastForwardAsync("10:00");
        await CheckDialogAsync(desk, "pause-over", language, screen);
    }

    private static async Task CheckDialogAsync(DeskPage desk, string name, string language, Screen screen)
    {
        await Assertions.Expect(desk.Dialog).ToBeVisibleAsync();
        await CheckAsync(desk, name, language, screen);
    }

    private static async Task CheckMenuAsync(DeskPage desk, int item, string name, string language, Screen screen)
    {
        await desk.Page.Locator("button.me").ClickAsync();
        await desk.MenuItems.Nth(item).ClickAsync();
        await Assertions.Expect(desk.Dialog).ToBeVisibleAsync();
        await CheckAsync(desk, name, language, screen);
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
    }

    private static async Task CheckAsync(DeskPage desk, string name, string language, Screen screen)
    {
        await Pictures.TakeAsync(desk.Page, $"desk-{screen.Name}-{name}-{language}");
        await Accessibility.AssertCleanAsync(desk.Page);
        Assert.True(
            await desk.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
            $"'{name}' scrolls sideways on the {screen.Name}.");
    }
}
