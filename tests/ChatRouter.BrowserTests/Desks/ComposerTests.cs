using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>Writing an answer: quick phrases, their variables, and words that the shop forbids.</summary>
[Trait("Pages", "whole")]
public sealed class ComposerTests(Chromium chromium) : TalkingScene(chromium)
{
    [Theory]
    [InlineData("您好/fah", "发货时间", "您好亲，现货今天17点前下单当天发出，一般2到3天送到。")]
    [InlineData("您好/fhsj", "发货时间", "您好亲，现货今天17点前下单当天发出，一般2到3天送到。")]
    [InlineData("您好/身高", "尺码建议", "您好亲，请告诉我身高和体重，我来帮您推荐尺码。")]
    public async Task A_quick_phrase_is_found_by_its_code_its_initials_or_what_it_says_and_sent_by_keys_alone(string typed, string title, string whole)
    {
        var (desk, buyer) = await TalkAsync();

        await desk.Reply.PressSequentiallyAsync(typed);
        await Assertions.Expect(Phrases(desk)).ToHaveCountAsync(1);
        await Assertions.Expect(Phrases(desk)).ToContainTextAsync(title);
        await desk.Reply.PressAsync("Enter");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync(whole);
        await desk.Reply.PressAsync("Enter");

        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", whole]);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task The_bots_answers_are_found_beside_the_phrases_and_inserted_to_be_changed(string language)
    {
        const string Question = "可以开发票吗？<b>";
        await new ShopConsole(Server.Endpoint).KnowAsync((Question, ["报销"], "可以,下单时选电子发票。"), ("一个很长很长的问题：如果我今天下午五点以后才付款，那么明天上午能不能发出？", ["明天"], "可以。"));
        var (desk, _) = await TalkAsync(language);
        var mark = language == "en" ? "FAQ" : "问答";

        foreach (var typed in new[] { "/kykfp", "/可以开发票", "/报销" })
        {
            await desk.Reply.FillAsync("亲,");
            await desk.Reply.PressAsync("End");
            await desk.Reply.PressSequentiallyAsync(typed);
            await Assertions.Expect(Phrases(desk)).ToHaveCountAsync(1);
            await Assertions.Expect(Phrases(desk)).ToContainTextAsync(Question);
            await Assertions.Expect(Phrases(desk).Locator("small")).ToHaveTextAsync(mark);
        }

        await desk.Reply.PressAsync("Enter");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("亲,可以,下单时选电子发票。");
        await desk.Reply.FillAsync("");
        await desk.Page.Keyboard.PressAsync("Control+k");
        await desk.Page.Keyboard.TypeAsync("报销");
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Option)).ToContainTextAsync(mark);
        await Pictures.TakeAsync(desk.Page, $"desk-faq-palette-{language}");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("可以,下单时选电子发票。");
        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = language == "en" ? "Phrases" : "短语", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = mark, Exact = true })).ToBeVisibleAsync();
        await desk.Reply.FillAsync("/");
        await desk.Reply.PressAsync("ArrowUp");
        await Pictures.TakeAsync(desk.Page, $"desk-faq-{language}");
        await Accessibility.AssertCleanAsync(desk.Page);
        await desk.Page.SetViewportSizeAsync(Screen.Narrow.Width, Screen.Narrow.Height);
        await Assertions.Expect(Phrases(desk).Last).ToContainTextAsync(mark);
        await Pictures.TakeAsync(desk.Page, $"desk-faq-{language}-narrow");
        Assert.True(await Phrases(desk).Last.EvaluateAsync<bool>("row => row.scrollWidth <= row.clientWidth"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Keys_go_through_the_list_and_escape_leaves_what_was_typed(string language)
    {
        var (desk, buyer) = await TalkAsync(language);

        await desk.Reply.PressSequentiallyAsync("/f");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync("发货时间");
        await desk.Reply.PressAsync("ArrowDown");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync("发票");
        await Pictures.TakeAsync(desk.Page, $"desk-phrases-{language}");
        await desk.Reply.PressAsync("Escape");
        await Assertions.Expect(Phrases(desk)).ToHaveCountAsync(0);
        await desk.Reply.PressAsync("Enter");

        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", "/f"]);
    }

    [Fact]
    public async Task Variables_say_who_the_agent_is_and_which_order_is_meant()
    {
        var (desk, buyer) = await TalkAsync("zh-CN");
        await Assertions.Expect(desk.Page.Locator(".orders article")).ToHaveCountAsync(3);
        var number = await desk.Page.Locator(".orders article.picked h3 .number").InnerTextAsync();

        await desk.Reply.PressSequentiallyAsync("/dingdan");
        await desk.Reply.PressAsync("Tab");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync($"您的订单 {number} 目前是「未发货」，有新进展我会马上告诉您。");
        await desk.Reply.FillAsync("我是{{agent.nick}}");
        await desk.Reply.PressAsync("Enter");

        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", "我是小芳"]);
    }

    [Fact]
    public async Task A_variable_that_nothing_fills_stops_the_message()
    {
        var (desk, _) = await TalkAsync();

        await desk.WriteAsync("{{coupon.code}}");

        await Assertions.Expect(desk.Page.Locator("#composer-problem")).ToContainTextAsync("{{coupon.code}}");
        await Assertions.Expect(desk.Bubbles).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("en", "Forbidden: 高仿")]
    [InlineData("zh-CN", "含违禁词：高仿")]
    public async Task A_blocked_word_is_underlined_and_nothing_is_sent_until_it_is_gone(string language, string named)
    {
        var (desk, buyer) = await TalkAsync(language);
        var send = desk.Page.Locator(".composer button[type=submit]");

        await desk.WriteAsync("这是高 仿的");
        await Assertions.Expect(send).ToBeDisabledAsync();
        await Assertions.Expect(send).ToHaveTextAsync(named);
        await Assertions.Expect(desk.Page.Locator("#composer-problem")).ToContainTextAsync("涉嫌售假");
        await Assertions.Expect(desk.Page.Locator(".under mark.block")).ToHaveTextAsync("高 仿");
        await UnderlineLiesUnderItsWordAsync(desk);
        await Pictures.TakeAsync(desk.Page, $"desk-forbidden-{language}");
        await desk.WriteAsync("这是正品");

        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", "这是正品"]);
    }

    [Fact]
    public async Task A_word_that_the_shop_warns_of_is_underlined_and_sent()
    {
        var (desk, buyer) = await TalkAsync();

        await desk.Reply.FillAsync("全网最低价");
        await Assertions.Expect(desk.Page.Locator(".under mark.warn")).ToHaveTextAsync("全网最低");
        await Assertions.Expect(desk.Page.Locator("#composer-problem")).ToContainTextAsync("绝对化用语");
        await desk.Reply.PressAsync("Enter");

        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", "全网最低价"]);
    }

    [Fact]
    public async Task A_phrase_of_his_own_is_made_on_the_desk_and_used_at_once()
    {
        var (desk, buyer) = await TalkAsync();

        await desk.Reply.PressAsync("Control+/");
        await Assertions.Expect(desk.Page.Locator(".phrases input")).ToBeFocusedAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "New phrase" }).ClickAsync();
        await desk.Dialog.GetByRole(AriaRole.Textbox, new() { Name = "Title", Exact = true }).FillAsync("国庆安排");
        await desk.Dialog.GetByRole(AriaRole.Textbox, new() { Name = "Text", Exact = true }).FillAsync("国庆期间正常发货");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await desk.Reply.PressSequentiallyAsync("/gqap");
        await desk.Reply.PressAsync("Enter");
        await desk.Reply.PressAsync("Enter");

        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", "国庆期间正常发货"]);
    }

    [Theory]
    [InlineData("en", "You took back a message", "Edit again", "A message was taken back")]
    [InlineData("zh-CN", "你撤回了一条消息", "重新编辑", "客服撤回了一条消息")]
    public async Task The_last_message_is_taken_back_into_the_box_and_nothing_that_stands_there_is_lost(string language, string own, string again, string buyers)
    {
        var (desk, buyer) = await TalkAsync(language);
        await desk.WriteAsync("tomorow");
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", "tomorow"]);

        await desk.Reply.PressAsync("ArrowUp");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("tomorow");
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello"]);
        await Assertions.Expect(buyer.Log).ToContainTextAsync(buyers);
        await Assertions.Expect(desk.Page.Locator(".log .system")).ToContainTextAsync(own);
        await Assertions.Expect(desk.Rows).ToContainTextAsync("hello");
        await Pictures.TakeAsync(desk.Page, $"desk-recalled-{language}");
        await Pictures.TakeAsync(buyer.Page, $"buyer-recalled-{language}");
        await desk.Reply.FillAsync("Yes, ");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = again }).ClickAsync();
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("Yes, tomorow");
        await desk.WriteAsync("Yes, tomorrow");

        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", "Yes, tomorrow"]);
    }

    private static ILocator Phrases(DeskPage desk) => desk.Page.GetByRole(AriaRole.Option);

    // The text is drawn twice, in the box and behind it: both must break and stand alike.
    private static async Task UnderlineLiesUnderItsWordAsync(DeskPage desk)
    {
        var differs = await desk.Page.EvaluateAsync<string[]>("""
            () => {
              const [box, under] = [document.querySelector('.composer textarea'), document.querySelector('.under')];
              const [a, b] = [getComputedStyle(box), getComputedStyle(under)];
              const inner = (element, style) => ({
                left: element.getBoundingClientRect().left + parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft),
                top: element.getBoundingClientRect().top + parseFloat(style.borderTopWidth) + parseFloat(style.paddingTop),
                width: element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
              });
              const [one, other] = [inner(box, a), inner(under, b)];
              return [
                ...['left', 'top', 'width'].filter((side) => Math.abs(one[side] - other[side]) > 0.5),
                ...['fontFamily', 'fontSize', 'lineHeight', 'letterSpacing'].filter((name) => a[name] !== b[name]),
              ];
            }
            """);
        Assert.Empty(differs);
    }
}
