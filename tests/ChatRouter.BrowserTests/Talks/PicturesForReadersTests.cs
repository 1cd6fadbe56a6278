using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

/// <summary>The README's pictures: a day at the demo shop, taken where <see cref="Pictures"/> are wanted. <c>tests/run.sh --pictures</c> makes them anew.</summary>
[Trait("Pages", "whole")]
public sealed class PicturesForReadersTests(Chromium chromium) : BrowserScene(chromium)
{
    private static readonly Dictionary<string, string[]> Questions = new()
    {
        ["zh-CN"] = ["这件羽绒服有 M 码吗？", "身高 172 cm、65 kg，选 M 会不会小？", "今天能发货吗？"],
        ["en"] = ["Do you have this jacket in M?", "I am 172 cm and 65 kg: is M too small?", "Can it ship today?"],
    };

    private static readonly Dictionary<string, string[]> Answers = new()
    {
        ["zh-CN"] = ["亲，M 码有现货。", "M 码正合身，里面还能加一件薄毛衣。"],
        ["en"] = ["Yes, M is in stock.", "M fits well, with room for a light sweater."],
    };

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("zh-CN", false)]
    [InlineData("en", false)]
    [InlineData("en", true)]
    [InlineData("zh-CN", true)]
    public async Task A_question_about_a_jacket_is_answered(string language, bool onPhone)
    {
        var screen = onPhone ? Screen.Phone : Screen.Desktop;
        var (questions, answers) = (Questions[language], Answers[language]);
        var page = await NewPageAsync(screen);
        // A browser without a screen refuses notifications whatever is granted.
        await page.AddInitScriptAsync("Object.defineProperty(Notification, 'permission', { get: () => 'granted' })");
        var desk = new DeskPage(page, Origin, language);
        await desk.GoAsync();
        await desk.SignInAsync("xiaofang");
        await desk.SetStateAsync("online");
        var buyer = await BuyerAsync(language, screen);

        await buyer.Frame.Locator(".send-offer").ClickAsync();
        await buyer.WriteAsync(questions[0]);
        await desk.SelectAsync();
        await desk.WriteAsync(answers[0]);
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(3);
        await buyer.WriteAsync(questions[1]);
        await Assertions.Expect(desk.Bubbles).ToHaveCountAsync(4);
        await desk.WriteAsync(answers[1]);
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(5);
        await buyer.WriteAsync(questions[2]);
        await Assertions.Expect(desk.Bubbles).ToHaveCountAsync(6);
        await Assertions.Expect(buyer.Unsent).ToHaveCountAsync(0);

        // Each page once in Chinese and once in English, once on a desktop and once on a phone.
        if (onPhone == (language == "zh-CN"))
            await Pictures.TakeAsync(buyer.Page, $"widget-{screen.Name}-{language}");
        else
            await Pictures.TakeAsync(desk.Page, $"desk-{screen.Name}-{language}");
        if (!onPhone && language == "zh-CN")
            await PictureOfSupervisorAsync(language);
    }

    [Fact]
    public async Task A_buyer_waits_and_loses_his_network_while_wall_and_console_look_on()
    {
        Complaints.Expect(Complaints.Network);
        var desk = await AgentAsync();
        foreach (var text in Questions["zh-CN"])
            await (await BuyerAsync("zh-CN")).WriteAsync(text);
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(3);
        await desk.SetStateAsync("paused");
        var buyer = await BuyerAsync(screen: Screen.Phone);
        await buyer.WriteAsync(Questions["en"][0]);
        await Assertions.Expect(buyer.Frame.Locator("progress")).ToBeVisibleAsync();
        await Pictures.TakeAsync(buyer.Page, "widget-queue-phone-en");

        var wall = new WallPage(await NewPageAsync(new("television", 1920, 1080, Touch: false)), Origin, "zh-CN");
        await using (var supervisor = await SupervisorTestClient.OpenAsync(Server.Endpoint, DemoShop.Key, "boss", DemoShop.Password))
            await wall.GoAsync((await supervisor.Hub.InvokeAsync<NewKiosk>("MakeKiosk", ["hall"])).Token);
        await Assertions.Expect(wall.Tile("排队")).ToHaveTextAsync("1");
        await Assertions.Expect(wall.Agents).ToHaveCountAsync(4);
        await Pictures.TakeAsync(wall.Page, "wall-zh-CN");
        var admin = new AdminPage(await NewPageAsync(new("wide", 1360, 900, Touch: false)), Origin, "en");
        await admin.GoAsync("rules");
        await Assertions.Expect(admin.Section.Locator("article .card").First).ToBeVisibleAsync();
        await Pictures.TakeAsync(admin.Page, "console-rules-en");

        await buyer.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(buyer.Frame.Locator(".strip")).ToBeVisibleAsync();
        await buyer.WriteAsync(Questions["en"][1]);
        await Pictures.TakeAsync(buyer.Page, "widget-offline-phone-en");
    }

    private async Task PictureOfSupervisorAsync(string language)
    {
        var supervisor = new SupervisorPage(await NewPageAsync(), Origin, language);
        await supervisor.GoAsync();
        await supervisor.WatchAsync();
        await Assertions.Expect(supervisor.Bubbles).ToHaveCountAsync(6);
        await Pictures.TakeAsync(supervisor.Page, $"super-desktop-{language}");
    }
}
