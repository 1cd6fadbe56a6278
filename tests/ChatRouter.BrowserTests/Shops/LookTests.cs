using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Server.Demo;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>The pages as people see them: both languages, desktop and phone.</summary>
[Trait("Pages", "whole")]
public sealed class LookTests(Chromium chromium) : BrowserScene(chromium)
{
    public static TheoryData<string, string, string, string> Languages => new()
    {
        { "en", "Write a message…", "Online", "How long is delivery to 哈尔滨? The size chart is at https://shop.example/sizes" },
        { "zh-CN", "输入消息…", "在线", "你好,这件羽绒服什么时候能发货?哈尔滨几天能到?" },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_talk_on_the_desktop_is_in_the_readers_language(string language, string placeholder, string online, string question)
    {
        var desk = await AgentAsync(language: language);
        await Pictures.TakeAsync(desk.Page, $"desk-empty-{language}");
        var buyer = await BuyerAsync(language);
        await Pictures.TakeAsync(buyer.Page, $"buyer-empty-{language}");

        await TalkAsync(buyer, desk, question);

        await Assertions.Expect(buyer.Composer).ToHaveAttributeAsync("placeholder", placeholder);
        await Assertions.Expect(buyer.Head).ToContainTextAsync(online);
        await Assertions.Expect(desk.StateButton).ToContainTextAsync(online);
        await Pictures.TakeAsync(buyer.Page, $"buyer-talk-{language}");
        await Pictures.TakeAsync(desk.Page, $"desk-talk-{language}");
        var (groups, agents) = await TransferAsync(desk, $"desk-transfer-{language}");
        Assert.True(groups.Y == agents.Y && groups.X + groups.Width < agents.X, "Groups and agents do not stand side by side.");
        await desk.StateButton.ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".state-choice.paused")).ToBeVisibleAsync();
        await Pictures.TakeAsync(desk.Page, $"desk-status-menu-{language}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task On_a_phone_the_chat_and_the_desk_fill_the_screen(string language, string placeholder, string online, string question)
    {
        var desk = await AgentAsync(language: language, screen: Screen.Phone);
        var buyer = await BuyerAsync(language, Screen.Phone);
        await Pictures.TakeAsync(desk.Page, $"desk-phone-list-{language}");

        await TalkAsync(buyer, desk, question);

        var frame = await (await buyer.Frame.FrameElementAsync()).BoundingBoxAsync();
        Assert.Equal((0, 0, Screen.Phone.Width, Screen.Phone.Height), ((int)frame!.X, (int)frame.Y, (int)frame.Width, (int)frame.Height));
        await Assertions.Expect(buyer.Composer).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(buyer.Composer).ToHaveAttributeAsync("placeholder", placeholder);
        await Assertions.Expect(desk.Reply).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(desk.StateButton).ToContainTextAsync(online);
        await Pictures.TakeAsync(buyer.Page, $"buyer-phone-talk-{language}");
        await Pictures.TakeAsync(desk.Page, $"desk-phone-talk-{language}");
        await FitsAsync(buyer.Page);
        await FitsAsync(desk.Page);
        await OnOneLineAsync(desk.Page.Locator(".pane h2 .name"), desk.Page.Locator(".pane h2 .clock"));
        var (groups, agents) = await TransferAsync(desk, $"desk-phone-transfer-{language}");
        Assert.True(groups.X == agents.X && groups.Y + groups.Height < agents.Y, "Groups do not stand above agents.");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_chat_is_also_a_page_of_its_own(string language, string placeholder, string online, string question)
    {
        var desk = await AgentAsync(language: language);
        var page = await NewPageAsync(Screen.Phone);
        await page.GotoAsync($"{Server.Endpoint.Origin}/c/{DemoShop.Key}?locale={language}");
        var buyer = new BuyerChat(page, page.MainFrame);
        await buyer.UntilOpenAsync();

        await TalkAsync(buyer, desk, question);

        await Assertions.Expect(buyer.Composer).ToHaveAttributeAsync("placeholder", placeholder);
        await Assertions.Expect(buyer.Head).ToContainTextAsync(online);
        await Pictures.TakeAsync(page, $"chat-page-{language}");
        await FitsAsync(page);
        var again = await buyer.ReloadAsync();
        await Assertions.Expect(again.Bubbles).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task An_address_in_a_message_is_a_link_that_gives_nothing_away()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();

        await buyer.WriteAsync("See https://shop.example/sizes.");
        await desk.SelectAsync();

        var link = desk.Bubbles.GetByRole(AriaRole.Link);
        await Assertions.Expect(link).ToHaveAttributeAsync("href", "https://shop.example/sizes");
        await Assertions.Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow");
        await Assertions.Expect(link).ToHaveAttributeAsync("target", "_blank");
    }

    private static async Task TalkAsync(BuyerChat buyer, DeskPage desk, string question)
    {
        await buyer.WriteAsync(question);
        await desk.SelectAsync();
        await desk.WriteAsync("亲,今天17点前发出,预计3天到。");
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(2);
        await buyer.WriteAsync("👍");
        await Assertions.Expect(desk.Bubbles).ToHaveCountAsync(3);
        await Assertions.Expect(buyer.Unsent).ToHaveCountAsync(0);
    }

    /// <summary>Looks into the dialog of a transfer, and where it draws groups and agents.</summary>
    private static async Task<(LocatorBoundingBoxResult Groups, LocatorBoundingBoxResult Agents)> TransferAsync(DeskPage desk, string picture)
    {
        await desk.Page.Keyboard.PressAsync("Alt+t");
        await Assertions.Expect(desk.Dialog).ToContainTextAsync("小明");
        await Assertions.Expect(desk.Dialog.Locator(":focus")).ToHaveAttributeAsync("type", "radio");
        await Pictures.TakeAsync(desk.Page, picture);
        // In one look, since the dialog slides into its place.
        var sides = await desk.Dialog.Locator(".targets fieldset").EvaluateAllAsync<float[][]>("sides => sides.map(side => side.getBoundingClientRect()).map(box => [box.x, box.y, box.width, box.height])");
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        return (BoxOf(sides[0]), BoxOf(sides[^1]));
    }

    private static LocatorBoundingBoxResult BoxOf(float[] side) => new() { X = side[0], Y = side[1], Width = side[2], Height = side[3] };

    private static async Task OnOneLineAsync(ILocator left, ILocator right)
    {
        var (one, other) = ((await left.BoundingBoxAsync())!, (await right.BoundingBoxAsync())!);
        Assert.InRange(other.Y + (other.Height / 2), one.Y, one.Y + one.Height);
    }

    private static async Task FitsAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{page.Url} scrolls sideways.");
}
