using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

/// <summary>What both pages show after the server or the network was away in the middle of it all.</summary>
public sealed class InterruptionTests(Chromium chromium) : BrowserScene(chromium)
{
    private static readonly string[] Questions = [.. Enumerable.Range(1, 20).Select(i => $"question {i}")];
    private static readonly string[] Answers = [.. Enumerable.Range(1, 20).Select(i => $"answer {i}")];

    [Fact]
    public async Task A_server_that_is_killed_in_a_burst_from_both_sides_costs_neither_page_a_message()
    {
        Complaints.Expect(Complaints.Network);
        var (buyer, desk) = await TalkAsync();

        var burst = Task.WhenAll(Talk.WriteAllAsync(buyer, Questions), Talk.WriteAllAsync(desk, Answers));
        await UntilShownAsync(desk, "question 5");
        await Server.KillAsync();
        await burst;
        await Assertions.Expect(buyer.Unsent).Not.ToHaveCountAsync(0);
        await Server.StartAsync();

        await Talk.AgreesAsync(buyer, desk, ["first", .. Questions], Answers);
        await desk.UntilStateAsync("online");
    }

    [Fact]
    public async Task A_network_that_is_cut_in_a_burst_from_both_sides_costs_neither_page_a_message()
    {
        Complaints.Expect(Complaints.Network);
        var (buyer, desk) = await TalkAsync();

        var burst = Task.WhenAll(Talk.WriteAllAsync(buyer, Questions), Talk.WriteAllAsync(desk, Answers));
        await UntilShownAsync(desk, "question 5");
        await buyer.Page.Context.SetOfflineAsync(true);
        await UntilShownAsync(buyer, "answer 1");
        await desk.Page.Context.SetOfflineAsync(true);
        await burst;
        await Assertions.Expect(buyer.Unsent).Not.ToHaveCountAsync(0);
        await Assertions.Expect(desk.Unsent).Not.ToHaveCountAsync(0);
        await buyer.Page.Context.SetOfflineAsync(false);
        await desk.Page.Context.SetOfflineAsync(false);

        await Talk.AgreesAsync(buyer, desk, ["first", .. Questions], Answers);
    }

    private async Task<(BuyerChat Buyer, DeskPage Desk)> TalkAsync()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("first");
        await desk.SelectAsync();
        return (buyer, desk);
    }

    private static Task UntilShownAsync(ITalk talk, string text) =>
        Assertions.Expect(talk.Bubbles.GetByText(text, new() { Exact = true })).ToBeAttachedAsync();
}
