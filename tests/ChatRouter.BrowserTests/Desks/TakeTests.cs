using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

public sealed class TakeTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task An_agent_takes_a_buyer_from_the_queue_that_he_sees_him_in()
    {
        var desk = await AgentAsync();
        await desk.SetStateAsync("paused");
        var buyer = await BuyerAsync();

        await buyer.WriteAsync("I wait in the queue");
        var queue = desk.Page.Locator(".bucket.queued");
        await desk.Page.Locator(".jumps").GetByRole(AriaRole.Button, new() { Name = "Queue" }).ClickAsync();
        await Assertions.Expect(queue.Locator("li .line")).ToHaveTextAsync(["I wait in the queue"]);
        await Pictures.TakeAsync(desk.Page, "take-queue");
        await queue.GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();

        await Assertions.Expect(desk.Reply).ToBeVisibleAsync();
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["I wait in the queue"]);
        await Assertions.Expect(queue.Locator("li")).ToHaveCountAsync(0);
        await desk.WriteAsync("here I am");
        await Assertions.Expect(buyer.Bubbles.Last).ToHaveTextAsync("here I am");
    }

    [Trait("Pages", "whole")]
    [Fact]
    public async Task An_agent_who_is_back_takes_a_message_from_the_pool_and_a_slower_one_is_told_so()
    {
        var (fast, slow) = (await AgentAsync(), await AgentAsync("xiaoming"));
        await fast.SetStateAsync("offline");
        await slow.SetStateAsync("offline");
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("left in the night");
        var pools = new[] { fast, slow }.Select(desk => desk.Page.Locator(".bucket.offlinePool")).ToList();
        foreach (var pool in pools)
        {
            await pool.GetByRole(AriaRole.Button, new() { Name = "Message pool" }).ClickAsync();
            await Assertions.Expect(pool.Locator("li")).ToHaveCountAsync(1);
        }

        await Pictures.TakeAsync(fast.Page, "take-pool");
        await pools[0].GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();
        await Assertions.Expect(fast.Complaint).ToContainTextAsync("You are offline");
        await fast.SetStateAsync("paused");
        await slow.SetStateAsync("paused");
        await StopAskingAsync(slow);
        await pools[0].GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();
        await Assertions.Expect(fast.Bubbles).ToHaveTextAsync(["left in the night"]);
        await pools[1].GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();

        await Assertions.Expect(slow.Complaint).ToContainTextAsync("The buyer is being served already");
        await slow.Page.EvaluateAsync("() => { window.asksAgain = true; }");
        await Assertions.Expect(pools[1].Locator("li")).ToHaveCountAsync(0);
    }

    // A desk in the background asks for nothing, so its list is as old as a slow agent's eyes.
    private static async Task StopAskingAsync(DeskPage desk) =>
        await desk.Page.EvaluateAsync("() => Object.defineProperty(document, 'hidden', { get: () => !window.asksAgain, configurable: true })");
}
