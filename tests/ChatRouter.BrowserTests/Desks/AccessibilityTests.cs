using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
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
        await Assertions.Expect(desk.Page.Locator("[role=log] [aria-live=off]")).ToHaveTextAsync(new Regex("有的,亲。"));
        await CheckAsync(desk, "talk", language, screen);
        foreach (var (name, key) in new[] { ("find", "Control+f"), ("sheet", "F1"), ("palette", "Control+k"), ("transfer", "Alt+t"), ("close", "Alt+x") })
        {
            await desk.Page.Keyboard.PressAsync(key);
            await Assertions.Expect(desk.Page.Locator("[role=dialog], search.find").Filter(new() { Visible = true })).ToBeVisibleAsync();
            await CheckAsync(desk, name, language, screen);
            await desk.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        }

        var emoji = desk.Page.Locator(".composer .emoji");
        await emoji.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(emoji.GetByRole(AriaRole.Group)).ToBeVisibleAsync();
        await CheckAsync(desk, "emoji", language, screen);
        await desk.Page.Keyboard.PressAsync("Escape");
        if (!onPhone)
        {
            await desk.Page.GetByRole(AriaRole.Tab, new() { Name = language == "en" ? "Products" : "商品", Exact = true }).ClickAsync();
            await CheckAsync(desk, "products", language, screen);
        }

        await CheckMenuAsync(desk, 0, "settings", language, screen);
        await CheckMenuAsync(desk, 1, "distribution", language, screen);
        await CheckMenuAsync(desk, 2, "check", language, screen);
        await desk.ChooseStateAsync("paused");
        await Assertions.Expect(desk.Dialog).ToBeVisibleAsync();
        await CheckAsync(desk, "pause", language, screen);
    }

    [Theory]
    [Trait("Pages", "whole")]
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
        await page.Clock.SetSystemTimeAsync(TimeProvider.System.GetUtcNow().AddMinutes(10).UtcDateTime);
        await CheckDialogAsync(desk, "pause-over", language, screen);
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("en", false)]
    [InlineData("zh-CN", false)]
    [InlineData("en", true)]
    [InlineData("zh-CN", true)]
    public async Task What_is_written_taken_back_and_done_beside_the_talk_is_accessible(string language, bool onPhone)
    {
        await OfferTagsAsync("易退货", "VIP");
        var screen = onPhone ? Screen.Phone : Screen.Desktop;
        var desk = await AgentAsync(language: language, screen: screen);
        var buyer = await BuyerAsync(language);
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        await desk.Reply.FillAsync("first line");
        await desk.Reply.PressAsync("Shift+Enter");
        await desk.Reply.PressSequentiallyAsync("second line");
        await desk.Reply.PressAsync("Enter");
        await Assertions.Expect(buyer.Bubbles.Last).ToHaveTextAsync("first line\nsecond line");
        await desk.Reply.PressAsync("ArrowUp");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("first line\nsecond line");
        await CheckAsync(desk, "taken-back", language, screen);
        await desk.Reply.FillAsync("/f");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await CheckAsync(desk, "phrases", language, screen);
        await desk.Reply.FillAsync("");

        if (onPhone)
            await desk.Page.Locator(".side-opener").ClickAsync();
        await desk.Page.Locator(".orders article").First.GetByRole(AriaRole.Button).Nth(1).ClickAsync();
        await CheckDialogAsync(desk, "order-action", language, screen);
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await desk.Page.GetByRole(AriaRole.Tab).Nth(2).ClickAsync();
        await desk.Page.Locator(".side .tags select").SelectOptionAsync("VIP");
        await Assertions.Expect(desk.Page.Locator(".side .tags .given")).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Page.Locator(".side section")).Not.ToHaveCountAsync(0);
        await CheckAsync(desk, "buyer", language, screen);
        await desk.Page.GetByRole(AriaRole.Tab).Nth(3).ClickAsync();
        await desk.Page.Locator(".side .phrases h3 button").ClickAsync();
        await desk.Dialog.GetByRole(AriaRole.Textbox).First.FillAsync("国庆安排");
        await desk.Dialog.Locator("textarea").FillAsync("first line");
        await desk.Dialog.Locator("textarea").PressAsync("Shift+Enter");
        await desk.Dialog.Locator("textarea").PressSequentiallyAsync("second line");
        await CheckDialogAsync(desk, "phrase", language, screen);
    }

    private async Task OfferTagsAsync(params string[] names)
    {
        var boss = await Server.Endpoint.SignInAgentAsync(DemoShop.Key, "boss", DemoShop.Password);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/shop/tags") { Content = JsonContent.Create(new { tags = names.Select(name => new { name, color = "orange" }) }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", boss.AccessToken);
        using var answer = await Server.Endpoint.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
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
