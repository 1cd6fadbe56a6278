using System.Globalization;
using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>Handing a conversation to somebody else.</summary>
public sealed class TransferTests(Chromium chromium) : TalkingScene(chromium)
{
    [Theory]
    [InlineData("en", "Transfer", "2 online", "Logistics", "小芳 handed over: Logistics: asks for SF Express", "Accept")]
    [InlineData("zh-CN", "转接", "在线 2", "物流问题", "小芳", "接收")]
    public async Task A_transfer_needs_a_reason_and_the_receiver_reads_it_with_the_note(string language, string transfer, string online, string reason, string told, string accept)
    {
        var (fang, buyer) = await TalkAsync(language);
        await fang.Page.Keyboard.PressAsync("Alt+t");
        // Nobody serves after-sale: its figures turn the group off that had the focus.
        await Assertions.Expect(fang.Dialog.GetByRole(AriaRole.Radio, new() { Name = "售后 After-sale" })).ToBeDisabledAsync();
        await Assertions.Expect(fang.Dialog.GetByRole(AriaRole.Radio, new() { Name = "售前 Pre-sale" })).ToBeFocusedAsync();
        await fang.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(fang.Dialog).ToHaveCountAsync(0);
        var ming = await AgentAsync("xiaoming", language);

        await fang.Page.GetByRole(AriaRole.Button, new() { Name = transfer, Exact = true }).ClickAsync();
        await Assertions.Expect(fang.Dialog.GetByRole(AriaRole.Radio, new() { Name = "售后 After-sale" })).ToBeFocusedAsync();
        await Assertions.Expect(fang.Dialog).ToContainTextAsync(online);
        await fang.Dialog.GetByText("小明").ClickAsync();
        var submit = fang.Dialog.Locator("button[type=submit]");
        await Assertions.Expect(submit).ToBeDisabledAsync();
        await fang.Dialog.GetByText(reason).ClickAsync();
        await fang.Dialog.Locator("#transfer-note").FillAsync("asks for SF Express");
        await Pictures.TakeAsync(fang.Page, $"desk-transfer-filled-{language}");
        await submit.ClickAsync();

        await ming.SelectAsync();
        var handed = ming.Page.Locator(".handed");
        await Assertions.Expect(handed).ToContainTextAsync(told);
        await Assertions.Expect(handed).ToContainTextAsync(reason);
        await Assertions.Expect(handed).ToContainTextAsync("asks for SF Express");
        await ming.Page.ReloadAsync();
        await ming.Rows.ClickAsync();
        await Assertions.Expect(handed).ToContainTextAsync("asks for SF Express");
        await Pictures.TakeAsync(ming.Page, $"desk-handed-{language}");
        await Accessibility.AssertCleanAsync(ming.Page);
        await handed.GetByRole(AriaRole.Button, new() { Name = accept }).ClickAsync();
        await Assertions.Expect(handed).ToHaveCountAsync(0);
        await ming.Page.ReloadAsync();
        await ming.Rows.ClickAsync();
        await Assertions.Expect(ming.Reply).ToBeVisibleAsync();
        await Assertions.Expect(handed).ToHaveCountAsync(0);
        var line = ming.Page.Locator(".log .handed-line");
        await Assertions.Expect(line).ToContainTextAsync(language == "en" ? "System: 小芳 handed over to 小明, reason: Logistics: asks for SF Express" : "系统：由 小芳 转接给 小明，原因：物流问题: asks for SF Express");
        await Assertions.Expect(ming.Rows).ToHaveAccessibleNameAsync(new Regex(language == "en" ? ", Transfer$" : "，转接$"));
        await ming.WriteAsync("您好");
        await Assertions.Expect(buyer.Bubbles.Last).ToHaveTextAsync("您好");
        await Pictures.TakeAsync(ming.Page, $"desk-handed-line-{language}");
        await Assertions.Expect(buyer.Frame.Locator("body")).Not.ToContainTextAsync("SF Express");
    }

    [Fact]
    public async Task Who_stays_after_a_transfer_reads_on_without_a_box_until_he_leaves()
    {
        var page = await NewPageAsync();
        await page.Clock.InstallAsync();
        var fang = new DeskPage(page, Origin, "en");
        await fang.GoAsync();
        await fang.SignInAsync("xiaofang");
        await fang.SetStateAsync("online");
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await fang.SelectAsync();
        var ming = await AgentAsync("xiaoming");
        await fang.Page.Keyboard.PressAsync("Alt+t");
        await fang.Dialog.GetByText("小明").ClickAsync();
        await fang.Dialog.GetByText("Logistics").ClickAsync();
        await fang.Dialog.GetByText("Stay and read along for 5 minutes").ClickAsync();
        await fang.Dialog.Locator("button[type=submit]").ClickAsync();

        await Assertions.Expect(fang.Page.GetByRole(AriaRole.Timer)).ToContainTextAsync("04:");
        var handed = fang.Page.Locator(".log .handed-line");
        await Assertions.Expect(handed).ToContainTextAsync("System: 小芳 handed over to 小明, reason: Logistics");
        await Accessibility.AssertCleanAsync(fang.Page);
        await ming.SelectAsync();
        await ming.WriteAsync("I take over");
        await Assertions.Expect(fang.Bubbles).ToHaveTextAsync(["hello", "I take over"]);
        await Assertions.Expect(fang.Reply).ToHaveCountAsync(0);
        await fang.Page.ReloadAsync();
        await fang.Rows.ClickAsync();
        await Assertions.Expect(fang.Bubbles).ToHaveTextAsync(["hello", "I take over"]);
        await Assertions.Expect(handed).ToContainTextAsync("System: 小芳 handed over to 小明, reason: Logistics");
        await Pictures.TakeAsync(fang.Page, "desk-stay-en");
        var served = fang.Page.Locator(".pane .who");
        await Assertions.Expect(served).ToContainTextAsync("Served by 小明 now");
        var wang = await AgentAsync("laowang");
        await ming.TransferAsync("老王");
        await wang.SelectAsync();
        await Assertions.Expect(served).ToContainTextAsync("Served by 老王 now");
        await wang.TransferAsync("小明");
        await ming.SelectAsync();
        await Assertions.Expect(served).ToContainTextAsync("Served by 小明 now");
        await AsksForMoreTimeAsync(fang);
        await fang.Page.GetByRole(AriaRole.Button, new() { Name = "Leave now" }).ClickAsync();
        await Assertions.Expect(fang.Page.Locator(".moved [role=status]")).ToContainTextAsync("reading along has ended");
        await ming.WriteAsync("only for you");
        await Assertions.Expect(buyer.Bubbles.Last).ToHaveTextAsync("only for you");
        await Assertions.Expect(fang.Bubbles).ToHaveCountAsync(2);
    }

    /// <summary>In the last minute, which the page's clock takes for now; the server gives five minutes from its own now, later than those from the transfer.</summary>
    private static async Task AsksForMoreTimeAsync(DeskPage desk)
    {
        var (more, timer) = (desk.Page.GetByRole(AriaRole.Button, new() { Name = "5 more minutes" }), desk.Page.GetByRole(AriaRole.Timer));
        await Assertions.Expect(more).ToHaveCountAsync(0);
        await desk.Page.Clock.SetSystemTimeAsync(TimeProvider.System.GetUtcNow().AddSeconds(250).UtcDateTime);
        await Assertions.Expect(more).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator(".stay")).ToContainTextAsync("Reading along ends within a minute");
        await Pictures.TakeAsync(desk.Page, "desk-stay-soon-en");
        var before = await LeftAsync();
        await more.ClickAsync();
        await desk.Page.WaitForFunctionAsync("before => Number(document.querySelector('[role=timer]').textContent.match(/:(\\d\\d)/)[1]) > before", before);
        await desk.Page.Clock.SetSystemTimeAsync(TimeProvider.System.GetUtcNow().UtcDateTime);
        await Assertions.Expect(more).ToHaveCountAsync(0);
        await Assertions.Expect(timer).ToContainTextAsync("04:");

        async Task<int> LeftAsync() => int.Parse((await timer.InnerTextAsync()).Split(':')[1][..2], CultureInfo.InvariantCulture);
    }

    [Trait("Pages", "whole")]
    [Fact]
    public async Task Who_got_it_by_mistake_gives_it_back_with_words_of_his_own()
    {
        var (fang, _) = await TalkAsync();
        var ming = await AgentAsync("xiaoming");
        await fang.Page.Keyboard.PressAsync("Alt+t");
        await fang.Dialog.GetByText("小明").ClickAsync();
        await fang.Dialog.GetByText("Logistics").ClickAsync();
        await fang.Dialog.Locator("button[type=submit]").ClickAsync();
        await ming.SelectAsync();

        await ming.Page.Locator(".handed").GetByRole(AriaRole.Button, new() { Name = "Give back" }).ClickAsync();
        await Assertions.Expect(ming.Dialog.GetByRole(AriaRole.Radio, new() { Name = "小芳" })).ToBeCheckedAsync();
        await ming.Dialog.GetByText("Other").ClickAsync();
        await Assertions.Expect(ming.Dialog.Locator("button[type=submit]")).ToBeDisabledAsync();
        await ming.Dialog.GetByLabel("Write the reason").FillAsync("not mine");
        await ming.Dialog.Locator("button[type=submit]").ClickAsync();

        await fang.SelectAsync();
        await Assertions.Expect(fang.Page.Locator(".handed")).ToContainTextAsync("小明 handed over: not mine");
    }
}
