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

    [Theory]
    [InlineData("en", false, "The orders of your buyers were looked through too.")]
    [InlineData("zh-CN", true, "你接待的买家的订单也查过了")]
    public async Task An_order_is_found_though_nobody_opened_its_buyers_conversation(string language, bool onPhone, string lookedThrough)
    {
        var desk = await AgentAsync(language: language, screen: onPhone ? Screen.Phone : null);
        foreach (var text in new[] { "warm?", "fits?" })
            await (await BuyerAsync()).WriteAsync(text);
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(2);
        await desk.Rows.Filter(new() { HasText = "fits?" }).ClickAsync();
        if (onPhone)
            await desk.Page.Locator(".side-opener").ClickAsync();
        var number = await desk.Page.Locator(".orders article.picked h3 .number").InnerTextAsync();
        // Afterwards the desk has opened nothing.
        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(2);

        await desk.Search.FillAsync(number[^8..]);

        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Rows).ToContainTextAsync("fits?");
        await Pictures.TakeAsync(desk.Page, $"desk-search-order-{language}");
        await desk.Search.FillAsync("00001234");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = lookedThrough })).ToBeVisibleAsync();
        await Pictures.TakeAsync(desk.Page, $"desk-search-nothing-{language}");
        await Accessibility.AssertCleanAsync(desk.Page);
    }

    [Fact]
    public async Task The_palette_finds_an_order_of_a_conversation_that_nobody_opened()
    {
        var desk = await AgentAsync();
        await (await BuyerAsync()).WriteAsync("warm?");
        await (await BuyerAsync()).WriteAsync("fits?");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(2);
        await desk.Rows.Filter(new() { HasText = "fits?" }).ClickAsync();
        var number = await desk.Page.Locator(".orders article.picked h3 .number").InnerTextAsync();
        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(2);

        await desk.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync(number);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("fits?");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["fits?"]);
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("zh-CN", true)]
    public async Task A_search_is_for_who_waits_in_the_queue_and_in_the_pool_as_well(string language, bool onPhone)
    {
        var desk = await AgentAsync(language: language, screen: onPhone ? Screen.Phone : null);
        await desk.SetStateAsync("offline");
        await (await BuyerAsync()).WriteAsync("Left in the night: boots");
        await (await BuyerAsync()).WriteAsync("Left in the night: hat");
        var (queued, left) = (desk.Page.Locator(".bucket.queued li"), desk.Page.Locator(".bucket.offlinePool li"));
        await desk.Page.Locator(".bucket.offlinePool h2 button").ClickAsync();
        await Assertions.Expect(left).ToHaveCountAsync(2);
        await desk.Page.Locator(".bucket.offlinePool h2 button").ClickAsync();
        await desk.SetStateAsync("paused");
        await (await BuyerAsync()).WriteAsync("Do the boots fit?");
        await (await BuyerAsync()).WriteAsync("Is the jacket warm?");

        await desk.Search.FillAsync("BOOTS");

        await Assertions.Expect(queued.Locator(".line")).ToHaveTextAsync(["Do the boots fit?"]);
        await Assertions.Expect(left.Locator(".line")).ToHaveTextAsync(["Left in the night: boots"]);
        await Assertions.Expect(desk.Page.Locator(".search-state")).ToHaveTextAsync("");
        await Pictures.TakeAsync(desk.Page, $"desk-search-waiting-{language}");
        await desk.Search.FillAsync("");
        await Assertions.Expect(queued.Or(left)).ToHaveCountAsync(0);
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
        await Assertions.Expect(Lines(desk)).ToHaveTextAsync([$"{waiting} 1", "two", $"{answered} 1", "one"]);
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
            await Assertions.Expect(Lines(desk)).ToHaveTextAsync([$"{waiting} 1", "two", "three", $"{answered} 1"]);
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
