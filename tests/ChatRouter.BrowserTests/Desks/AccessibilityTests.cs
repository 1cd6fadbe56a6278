using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>Every screen of the desk in both languages and on both screens, as axe sees it.</summary>
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
        await CheckMenuAsync(desk, 1, "check", language, screen);
        await desk.ChooseStateAsync("paused");
        await Assertions.Expect(desk.Dialog).ToBeVisibleAsync();
        await CheckAsync(desk, "pause", language, screen);
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
