using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.BrowserTests.Shops;
using ChatRouter.Server.Demo;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

public sealed class ListTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task The_list_stands_there_before_what_the_browser_kept_and_the_conversation_waits_for_that()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        await desk.Reply.FillAsync("half a sentence");
        await desk.UntilKeptAsync("half a sentence");
        await desk.Page.AddInitScriptAsync("""
            const open = IDBFactory.prototype.open;
            IDBFactory.prototype.open = function (...wanted) {
              if (wanted[0] !== 'chatrouter-drafts') return open.apply(this, wanted);
              const late = {};
              window.letGo = () => {
                const request = open.apply(this, wanted);
                request.onsuccess = () => { late.result = request.result; late.onsuccess(); };
              };
              return late;
            };
            """);

        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Rows).ToContainTextAsync("hello");
        await desk.Rows.ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".pane .skeleton")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Reply).ToHaveCountAsync(0);
        await desk.Page.EvaluateAsync("() => window.letGo()");

        await Assertions.Expect(desk.Reply).ToHaveValueAsync("half a sentence");
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["hello"]);
    }

    [Trait("Pages", "whole")]
    [Theory]
    [InlineData("en", false, "Needs reply", "Replied")]
    [InlineData("zh-CN", true, "待回复", "已回复")]
    public async Task The_list_keeps_still_under_a_mouse_and_goes_on_after_a_finger(string language, bool onPhone, string waiting, string answered)
    {
        var desk = await AgentAsync(language: language, screen: onPhone ? Screen.Phone : null);
        var (member, guest) = (await MemberAsync(level: 3), await BuyerAsync());
        await member.WriteAsync("one");
        await Assertions.Expect(desk.Rows.Locator(".level")).ToHaveTextAsync("V3");
        await (onPhone ? desk.Rows.TapAsync() : desk.Rows.ClickAsync());
        await Assertions.Expect(desk.Page.Locator(".pane .level")).ToContainTextAsync("V3");
        await desk.WriteAsync("an answer");
        await Pictures.TakeAsync(desk.Page, $"desk-level-{language}");
        await (onPhone ? desk.Page.Locator(".pane button.back").TapAsync() : desk.Reply.HoverAsync());
        await guest.WriteAsync("two");
        await Assertions.Expect(Lines(desk)).ToHaveTextAsync([$"{waiting} 1", "two", $"{answered} 1", "an answer"]);
        await Pictures.TakeAsync(desk.Page, $"desk-list-{language}");

        if (!onPhone)
            await desk.Rows.Last.HoverAsync();
        await member.WriteAsync("three");

        if (!onPhone)
        {
            await Assertions.Expect(Lines(desk)).ToHaveTextAsync([$"{waiting} 2", "two", $"{answered} 0", "three"]);
            await desk.Reply.HoverAsync();
        }

        await Assertions.Expect(Lines(desk)).ToHaveTextAsync([$"{waiting} 2", "two", "three", $"{answered} 0"]);
        if (!onPhone)
        {
            await desk.Rows.First.ClickAsync();
            await desk.WriteAsync("an answer under the mouse");
            await Assertions.Expect(Lines(desk)).ToHaveTextAsync([$"{waiting} 1", "an answer under the mouse", "three", $"{answered} 1"]);
            await Assertions.Expect(desk.Rows.First.Locator(".replied")).ToBeVisibleAsync();
            await Assertions.Expect(desk.Rows.First.Locator(".clock")).ToHaveCountAsync(0);
            await Pictures.TakeAsync(desk.Page, $"desk-list-held-{language}");
        }

        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Page.Locator("header .own b")).ToHaveTextAsync([new Regex(@"^\d+ (s|秒)$"), new Regex("^100.0%$")]);
        await Assertions.Expect(desk.Page.Locator("header .own").First).ToBeVisibleAsync(new() { Visible = !onPhone });
        await Pictures.TakeAsync(desk.Page, $"desk-own-day-{language}");
    }

    private async Task<BuyerChat> MemberAsync(int level)
    {
        var shop = new DemoPage(await NewPageAsync(), Origin, "en");
        await shop.GoAsync();
        await shop.UntilReadyAsync();
        await shop.Page.EvaluateAsync("token => ChatRouter('identify', token)", BuyerToken.Sign(DemoShop.Shop.Id, DemoShop.BuyerTokenSecret, "8841", "Ann", level: level));
        return await shop.OpenChatAsync();
    }

    private static ILocator Lines(DeskPage desk) => desk.Page.Locator("nav ul h2, nav ul .line");
}
