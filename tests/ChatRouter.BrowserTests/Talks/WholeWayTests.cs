using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

public sealed class WholeWayTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task A_buyer_waits_is_served_is_passed_on_and_rates_and_the_next_question_begins_anew()
    {
        var fang = await AgentAsync();
        await fang.SetStateAsync("paused");
        var buyer = await BuyerAsync();
        await buyer.Page.EvaluateAsync("""
            () => {
              window.heard = [];
              for (const name of ['queue', 'assigned', 'conversation-started', 'conversation-ended', 'rated'])
                ChatRouter('on', name, payload => heard.push([name, payload]));
            }
            """);
        await buyer.WriteAsync("Do you have it in blue?");
        await Assertions.Expect(buyer.Status).ToContainTextAsync("You are next");
        await Assertions.Expect(buyer.Status).ToContainTextAsync("Everybody is away for a moment");
        await Assertions.Expect(buyer.Frame.Locator("progress")).ToBeVisibleAsync();

        await fang.SetStateAsync("online");
        await fang.SelectAsync();
        await fang.WriteAsync("Yes. My colleague knows more.");
        await Assertions.Expect(buyer.Head).ToContainTextAsync("小芳");
        var ming = await AgentAsync("xiaoming");
        await fang.TransferAsync("小明");
        await ming.SelectAsync();
        await Assertions.Expect(buyer.Status).ToContainTextAsync("You have been passed on to a specialist");
        await Assertions.Expect(buyer.Head).ToContainTextAsync("小明");
        await ming.WriteAsync("Blue is on its way.");
        await Talk.ShowsAsync(buyer, "Do you have it in blue?", "Yes. My colleague knows more.", "Blue is on its way.");

        await fang.SetStateAsync("paused");
        await ming.EndAsync();
        await Assertions.Expect(buyer.Status).ToContainTextAsync("The conversation has ended");
        await buyer.Frame.Locator(".stars label").Nth(4).ClickAsync();
        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Send the rating" }).ClickAsync();
        await Assertions.Expect(buyer.Frame.Locator(".rating.thanks")).ToContainTextAsync("★★★★★");
        await Assertions.Expect(ming.Page.Locator(".log .rating")).ToContainTextAsync("★★★★★");

        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();
        await Assertions.Expect(buyer.Composer.Last).ToBeFocusedAsync();
        await buyer.WriteAsync("One more thing.");
        await ming.Rows.Filter(new() { HasText = "One more thing." }).ClickAsync();
        await Talk.ShowsAsync(ming, "One more thing.");
        await buyer.Page.WaitForFunctionAsync("() => heard.filter(([name]) => name === 'conversation-started').length === 2");
        var names = await buyer.Page.EvaluateAsync<string[]>("() => heard.map(([name]) => name)");
        foreach (var (first, then) in new[] { ("queue", "assigned"), ("assigned", "conversation-ended"), ("conversation-ended", "rated") })
            Assert.InRange(Array.IndexOf(names, first), 0, Array.IndexOf(names, then));
        Assert.Equal(1, names.Count(name => name == "rated"));
        var told = await buyer.Page.EvaluateAsync<string[]>("""
            () => heard.flatMap(([name, { reason, agent }]) => name.startsWith('conversation-') ? [`${name} ${reason}`] : agent ? [`${agent.nick} ${agent.avatar}`] : [])
            """);
        Assert.Equal(["conversation-started first", "小芳 小", "小明 小", "conversation-ended agent", "conversation-started again", "小明 小"], told);
    }
}
