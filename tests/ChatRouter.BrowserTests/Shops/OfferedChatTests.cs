using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>What a shop's chat does for its buyers beside talking: topics, a contact after hours, a word before links lead away.</summary>
public sealed class OfferedChatTests(Chromium chromium) : BrowserScene(chromium)
{
    private static readonly object Everything = new
    {
        contact = "either",
        warnOfLinks = true,
        topics = new[] { new { labelZh = "退款 <b>", labelEn = "Refund <b>", groupKey = "after-sale" }, new { labelZh = "发货", labelEn = "Delivery", groupKey = "pre-sale" } },
    };

    private ShopConsole Console => new(Server.Endpoint);

    [Fact]
    public async Task A_buyer_taps_a_topic_leaves_a_contact_after_hours_and_is_asked_before_a_link_leads_away()
    {
        await Console.OfferAsync(Everything);
        var buyer = await BuyerAsync();
        await Assertions.Expect(Topics(buyer)).ToHaveTextAsync(["Refund <b>", "Delivery"]);
        await Topics(buyer).First.ClickAsync();
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["Refund <b>"]);
        await Assertions.Expect(Topics(buyer)).ToHaveCountAsync(0);
        await Assertions.Expect(buyer.Frame.Locator(".composer textarea")).ToBeFocusedAsync();

        var contact = buyer.Frame.GetByLabel("Your phone number or e-mail address");
        await contact.FillAsync("<img src=x onerror=alert(1)>");
        await contact.PressAsync("Enter");
        await Assertions.Expect(buyer.Frame.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Enter a valid phone number or e-mail address");
        await contact.FillAsync("li@shop.example");
        await contact.PressAsync("Enter");
        await Assertions.Expect(buyer.Frame.Locator(".contact")).ToContainTextAsync("We can reach you at li@shop.example");

        var desk = await AgentAsync("laowang");
        await desk.SelectAsync();
        await Assertions.Expect(desk.Why).ToContainTextAsync("Group by the page, a topic or its conditions");
        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Buyer", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".side .contact")).ToHaveTextAsync("Can be reached at (unverified): li@shop.example");
        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await contact.FillAsync("138 0013 8000");
        await contact.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator(".side .contact")).ToContainTextAsync("138 0013 8000");
        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(buyer.Frame.Locator(".contact")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator(".side .contact")).ToHaveCountAsync(0);

        await desk.WriteAsync($"See https://elsewhere.example/pay or {Server.Endpoint.Origin}/demo");
        var links = buyer.Bubbles.Last.GetByRole(AriaRole.Link);
        await links.First.FocusAsync();
        await buyer.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(buyer.Notice).ToContainTextAsync("leads out of the shop, to elsewhere.example.");
        var leave = buyer.Notice.GetByRole(AriaRole.Link, new() { Name = "Open it anyway" });
        await Assertions.Expect(leave).ToHaveAttributeAsync("href", "https://elsewhere.example/pay");
        await Assertions.Expect(leave).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow");
        await Pictures.TakeAsync(buyer.Page, "offered-link");
        await buyer.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(buyer.Notice).ToHaveCountAsync(0);
        await Assertions.Expect(links.First).ToBeFocusedAsync();
        var opened = await buyer.Page.Context.RunAndWaitForPageAsync(() => links.Last.ClickAsync());
        await opened.WaitForURLAsync("**/demo");
    }

    [Fact]
    public async Task What_the_shop_says_itself_stands_there_as_text_and_the_other_language_keeps_its_usual_words()
    {
        const string Hostile = "<img src=x onerror=alert(1)> {time} 一个很长的词aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        await Console.OfferAsync(new { texts = new { en = new { welcome = Hostile, outOfHours = "Back <b>tomorrow</b>", left = "Got it </p>", ended = "Bye & thanks" } } });
        var buyer = await BuyerAsync();
        await Assertions.Expect(buyer.Frame.Locator(".hello b")).ToHaveTextAsync(Hostile);
        await Assertions.Expect(buyer.Frame.Locator(".hello p")).ToHaveTextAsync("Back <b>tomorrow</b>");
        await Pictures.TakeAsync(buyer.Page, "own-texts");
        Assert.True(await buyer.Frame.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));

        await buyer.WriteAsync("hello");
        await Assertions.Expect(buyer.Status).ToHaveTextAsync("Got it </p>");
        await buyer.Menu.ClickAsync();
        await buyer.MenuItems.Filter(new() { HasText = "End the conversation" }).ClickAsync();
        await buyer.Notice.Locator(".main").ClickAsync();
        await Assertions.Expect(buyer.Status).ToContainTextAsync("Bye & thanks");

        await buyer.Menu.ClickAsync();
        await buyer.MenuItems.Filter(new() { HasText = "中文" }).ClickAsync();
        await Assertions.Expect(buyer.Status).ToContainTextAsync("会话已结束，再发消息");
        await Assertions.Expect(buyer.Status).ToContainTextAsync("客服暂时不在线");
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("en", "Can be reached at (unverified): 13800138000", false)]
    [InlineData("zh-CN", "买家留下的联系方式（未验证）：13800138000", true)]
    public async Task A_supervisor_sees_where_a_buyer_in_the_pool_can_be_reached(string language, string contact, bool onPhone)
    {
        await Console.OfferAsync(Everything);
        var buyer = await BuyerAsync(language);
        await buyer.WriteAsync("?");
        await buyer.Frame.Locator("#contact").FillAsync("13800138000");
        await buyer.Frame.Locator("#contact").PressAsync("Enter");
        await Assertions.Expect(buyer.Frame.Locator(".contact")).ToContainTextAsync("13800138000");
        var supervisor = new SupervisorPage(await NewPageAsync(onPhone ? Screen.Phone : Screen.Desktop), Origin, language);
        await supervisor.GoAsync();

        await supervisor.WatchAsync();

        await Assertions.Expect(supervisor.Page.Locator(".watch .contact")).ToHaveTextAsync(contact);
        await Pictures.TakeAsync(supervisor.Page, $"super-contact-{language}");
        await Accessibility.AssertCleanAsync(supervisor.Page);

        await buyer.Frame.Locator(".contact button").First.ClickAsync();
        await buyer.Frame.Locator("#contact").FillAsync("li@shop.example");
        await buyer.Frame.Locator("#contact").PressAsync("Enter");
        await Assertions.Expect(supervisor.Page.Locator(".watch .contact")).ToContainTextAsync("li@shop.example");
        await buyer.Frame.Locator(".contact button").Last.ClickAsync();
        await Assertions.Expect(supervisor.Page.Locator(".watch .contact")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("en", "Usually answers within 30 s", "Service team", false)]
    [InlineData("zh-CN", "通常 30 秒内回复", "客服小组", true)]
    public async Task The_head_says_how_soon_the_shop_usually_answers_once_enough_buyers_were_answered(string language, string promise, string team, bool onPhone)
    {
        await AnswerManyAsync();
        // A figure is kept for minutes, but by no other process.
        await Server.KillAsync();
        await Server.StartAsync();
        // While nobody is there nothing is promised.
        await using var agent = await AgentTestClient.OnlineAsync(Server.Endpoint, DemoShop.Key, "xiaofang", DemoShop.Password);

        var buyer = await BuyerAsync(language, onPhone ? Screen.Phone : Screen.Desktop);
        await Assertions.Expect(buyer.Head).ToHaveTextAsync(new Regex($"^{team}.*{Regex.Escape(DemoShop.Shop.Name)}$"));
        // Who opens the chat has it counted for whoever opens it next.
        buyer = (BuyerChat)await buyer.ReloadAsync();
        await Assertions.Expect(buyer.Head).ToContainTextAsync(promise);
        await Pictures.TakeAsync(buyer.Page, $"head-{language}");
        await Accessibility.AssertCleanAsync(buyer.Page);

        await agent.SetStateAsync(WantedState.Offline, force: true);
        await buyer.WriteAsync("hello?");
        await Assertions.Expect(buyer.Frame.Locator(".banner")).ToBeVisibleAsync();
        await Assertions.Expect(buyer.Head).Not.ToContainTextAsync(promise);
    }

    [Theory]
    [InlineData("en", "Closed", "We are back at", false)]
    [InlineData("zh-CN", "已下班", "上班后优先回复", true)]
    public async Task Who_opens_the_chat_after_hours_is_told_so_before_he_writes_and_when_somebody_comes(string language, string closed, string back, bool onPhone)
    {
        await Console.ServeAsync(fromHours: 2, untilHours: 4);
        var buyer = await BuyerAsync(language, onPhone ? Screen.Phone : Screen.Desktop);

        await Assertions.Expect(buyer.Head).ToContainTextAsync(closed);
        await Assertions.Expect(buyer.Log).ToContainTextAsync(back);
        await Pictures.TakeAsync(buyer.Page, $"closed-{language}");
        await Accessibility.AssertCleanAsync(buyer.Page);

        await Console.ServeAsync(fromHours: -1, untilHours: 4);
        await using var agent = await AgentTestClient.OnlineAsync(Server.Endpoint, DemoShop.Key, "xiaofang", DemoShop.Password);
        // As old as what is told to who opens the chat may be.
        await Task.Delay(Availabilities.KeptFor);
        buyer = (BuyerChat)await buyer.ReloadAsync();
        await Assertions.Expect(buyer.Head).ToContainTextAsync(DemoShop.Shop.Name);
        await Assertions.Expect(buyer.Head).Not.ToContainTextAsync(closed);
        await Assertions.Expect(buyer.Log).Not.ToContainTextAsync(back);
    }

    [Fact]
    [Trait("Pages", "whole")]
    public async Task Without_its_later_part_the_chat_goes_on_and_the_next_connection_tries_again()
    {
        Complaints.Expect(Complaints.Network);
        await Console.OfferAsync(Everything);
        var page = await NewPageAsync();
        var asked = 0;
        await page.RouteAsync("**/assets/Parts-*.js", route => asked++ == 0 ? route.AbortAsync() : route.ContinueAsync());
        var shop = new DemoPage(page, Origin, "en");
        await shop.GoAsync();
        var failed = new TaskCompletionSource();
        page.RequestFailed += (_, _) => failed.TrySetResult();
        var buyer = await shop.OpenChatAsync();
        await failed.Task;
        await buyer.WriteAsync("hello");
        await Assertions.Expect(buyer.Frame.Locator(".banner")).ToBeVisibleAsync();
        await Assertions.Expect(buyer.Frame.Locator(".contact")).ToHaveCountAsync(0);

        await Server.KillAsync();
        await Server.StartAsync();

        await Assertions.Expect(buyer.Frame.GetByLabel("Your phone number or e-mail address")).ToBeVisibleAsync();
        Assert.Equal(2, asked);
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("en", ColorScheme.Light, false)]
    [InlineData("zh-CN", ColorScheme.Dark, true)]
    public async Task Topics_contact_and_the_word_before_a_link_are_accessible(string language, ColorScheme scheme, bool onPhone)
    {
        await Console.OfferAsync(Everything);
        var page = await NewPageAsync(onPhone ? Screen.Phone : Screen.Desktop);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var shop = new DemoPage(page, Origin, language);
        await shop.GoAsync();
        var buyer = await shop.OpenChatAsync();
        await Assertions.Expect(Topics(buyer)).ToHaveCountAsync(2);
        await SeeAsync(page, $"topics-{language}");

        await buyer.WriteAsync("https://elsewhere.example/");
        var contact = buyer.Frame.Locator("#contact");
        await contact.FillAsync("no contact");
        await contact.PressAsync("Enter");
        await Assertions.Expect(buyer.Frame.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        await SeeAsync(page, $"contact-wrong-{language}");
        await contact.FillAsync("13800138000");
        await contact.PressAsync("Enter");
        await Assertions.Expect(contact).ToHaveCountAsync(0);
        await SeeAsync(page, $"contact-left-{language}");

        await buyer.Bubbles.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(buyer.Notice).ToBeVisibleAsync();
        await SeeAsync(page, $"link-{language}");
    }

    private async Task AnswerManyAsync()
    {
        await using var agent = await AgentTestClient.OnlineAsync(Server.Endpoint, DemoShop.Key, "xiaofang", DemoShop.Password);
        for (var i = 0; i < UsualReplies.Fewest; i++)
        {
            await using var asking = await BuyerTestClient.OpenAsync(Server.Endpoint, DemoShop.Key, Server.Endpoint.Origin);
            var conversation = (await asking.SendAsync("hello")).ConversationId;
            await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
            await agent.SendAsync(conversation, "here");
            await agent.Hub.InvokeAsync("Close", [conversation]);
        }

        await agent.SetStateAsync(WantedState.Offline);
    }

    private static ILocator Topics(BuyerChat buyer) => buyer.Frame.Locator(".topics button");

    private static async Task SeeAsync(IPage page, string name)
    {
        await Pictures.TakeAsync(page, $"offered-{name}");
        await Accessibility.AssertCleanAsync(page);
    }
}
