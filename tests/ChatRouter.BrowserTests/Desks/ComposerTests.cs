using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

public sealed class ComposerTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task A_quick_phrase_is_found_by_its_initials_and_sent_by_keyboard_alone()
    {
        var (desk, buyer) = await TalkAsync();

        await desk.Reply.PressSequentiallyAsync("您好/fhsj");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Option)).ToContainTextAsync(["发货时间"]);
        await Pictures.TakeAsync(desk.Page, "desk-phrases-en");
        await desk.Reply.PressAsync("Enter");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("您好亲,现货今天17点前下单当天发出,一般2到3天送到。");
        await desk.Reply.PressAsync("Enter");

        await Assertions.Expect(buyer.Bubbles.Last).ToContainTextAsync("您好亲,现货今天17点前");
    }

    [Fact]
    public async Task A_blocked_word_is_named_and_cannot_be_sent_until_it_is_gone()
    {
        var (desk, buyer) = await TalkAsync(language: "zh-CN");
        var send = desk.Page.Locator(".composer button[type=submit]");

        await desk.WriteAsync("这是高 仿的");
        await Assertions.Expect(send).ToBeDisabledAsync();
        await Assertions.Expect(send).ToHaveTextAsync("含违禁词: 高仿");
        await Assertions.Expect(desk.Page.Locator(".under mark.block")).ToHaveTextAsync("高 仿");
        await Pictures.TakeAsync(desk.Page, "desk-forbidden-zh-CN");
        await desk.WriteAsync("这是正品");

        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["hello", "这是正品"]);
    }

    [Fact]
    public async Task A_variable_that_nothing_fills_blocks_sending()
    {
        var (desk, _) = await TalkAsync();

        await desk.WriteAsync("{{coupon.code}}");

        await Assertions.Expect(desk.Page.Locator("#composer-problem")).ToContainTextAsync("{{coupon.code}}");
        await Assertions.Expect(desk.Bubbles).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_order_is_picked_by_keyboard_and_the_buyer_sees_its_card()
    {
        var (desk, buyer) = await TalkAsync();
        await Assertions.Expect(desk.Page.Locator(".orders article")).ToHaveCountAsync(3);
        await Pictures.TakeAsync(desk.Page, "desk-orders-en");

        await desk.Reply.PressAsync("Alt+o");
        await desk.Page.Keyboard.PressAsync("2");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(buyer.Bubbles.Last).ToContainTextAsync("¥128.00");
        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Buyer" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".why-list li")).ToContainTextAsync(["To 小芳: Routed by weight"]);
        await Pictures.TakeAsync(desk.Page, "desk-buyer-en");
    }

    [Fact]
    public async Task A_transfer_needs_a_reason_and_the_receiver_reads_it_with_the_note()
    {
        var (fang, _) = await TalkAsync();
        var ming = await AgentAsync("xiaoming");

        await fang.Page.Keyboard.PressAsync("Alt+t");
        var dialog = fang.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("2 online");
        await dialog.GetByText("小明").ClickAsync();
        var submit = dialog.Locator("button[type=submit]");
        await Assertions.Expect(submit).ToBeDisabledAsync();
        await dialog.GetByText("Logistics").ClickAsync();
        await dialog.Locator("#transfer-note").FillAsync("asks for SF Express");
        await Pictures.TakeAsync(fang.Page, "desk-transfer-filled-en");
        await submit.ClickAsync();

        await ming.SelectAsync();
        await Assertions.Expect(ming.Page.Locator(".handed")).ToContainTextAsync("小芳 handed over: Logistics: asks for SF Express");
        await ming.Page.Locator(".handed").GetByText("Accept").ClickAsync();
        await Assertions.Expect(ming.Page.Locator(".handed")).ToHaveCountAsync(0);
    }

    private async Task<(DeskPage Desk, BuyerChat Buyer)> TalkAsync(string language = "en")
    {
        var desk = await AgentAsync(language: language);
        var buyer = await BuyerAsync(language);
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        return (desk, buyer);
    }
}
