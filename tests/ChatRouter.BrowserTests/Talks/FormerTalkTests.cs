using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

/// <summary>A buyer finds what he talked about before.</summary>
public sealed class FormerTalkTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task After_a_reload_a_buyer_reads_back_into_the_conversations_that_ended()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await TalkAndEndAsync(buyer, desk, "the first time", "hello");
        await TalkAndEndAsync(buyer, desk, "the second time", "hello again");
        await buyer.WriteAsync("the third time");
        await Assertions.Expect(buyer.Unsent).ToHaveCountAsync(0);

        var again = (BuyerChat)await buyer.ReloadAsync();
        var earlier = again.Frame.GetByRole(AriaRole.Button, new() { Name = "Earlier messages" });
        await Talk.ShowsAsync(again, "the third time");
        await earlier.ClickAsync();
        await Talk.ShowsAsync(again, "the second time", "hello again", "the third time");
        await earlier.ClickAsync();
        await Talk.ShowsAsync(again, "the first time", "hello", "the second time", "hello again", "the third time");
        await Assertions.Expect(earlier).ToHaveCountAsync(0);

        await desk.SelectAsync();
        await desk.WriteAsync("and again");
        await Talk.ShowsAsync(again, "the first time", "hello", "the second time", "hello again", "the third time", "and again");
        await Pictures.TakeAsync(again.Page, "buyer-former-talks");
    }

    [Fact]
    public async Task The_page_opens_the_chat_at_what_was_said_before()
    {
        var desk = await AgentAsync(language: "zh-CN");
        var buyer = await BuyerAsync("zh-CN", Screen.Phone);
        await TalkAndEndAsync(buyer, desk, "什么时候发货", "今天");
        await buyer.WriteAsync("收到了吗");
        await Assertions.Expect(buyer.Unsent).ToHaveCountAsync(0);
        var again = (BuyerChat)await buyer.ReloadAsync();

        await again.Page.EvaluateAsync("() => ChatRouter('open', { view: 'history' })");

        await Talk.ShowsAsync(again, "什么时候发货", "今天", "收到了吗");
        await Assertions.Expect(again.Bubbles.First).ToBeInViewportAsync();
        await Assertions.Expect(again.Frame.GetByRole(AriaRole.Button, new() { Name = "查看更早的消息" })).ToHaveCountAsync(0);
        await Pictures.TakeAsync(again.Page, "buyer-former-talks-phone-zh-CN");
    }

    private static async Task TalkAndEndAsync(BuyerChat buyer, DeskPage desk, string question, string answer)
    {
        await buyer.WriteAsync(question);
        await desk.SelectAsync();
        await desk.WriteAsync(answer);
        await Assertions.Expect(buyer.Bubbles.Last).ToHaveTextAsync(answer);
        await desk.Page.Keyboard.PressAsync("Alt+X");
        await desk.Page.GetByRole(AriaRole.Dialog).Locator(".el-dialog__footer button").Last.ClickAsync();
        await Assertions.Expect(buyer.Frame.Locator("form.rating")).ToBeVisibleAsync();
    }
}
