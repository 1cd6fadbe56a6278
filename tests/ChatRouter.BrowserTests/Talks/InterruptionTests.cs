using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

/// <summary>What both pages show after the server or the network was away in the middle of it all.</summary>
public sealed class InterruptionTests(Chromium chromium) : BrowserScene(chromium)
{
    private const string SendAndGo = """
        composer => {
          top.isGoing = true;
          setTimeout(() => {
            composer.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
            top.location.reload();
          });
        }
        """;

    private static readonly string[] Questions = [.. Enumerable.Range(1, 20).Select(i => $"question {i}")];
    private static readonly string[] Answers = [.. Enumerable.Range(1, 20).Select(i => $"answer {i}")];

    protected override bool Killed => true;

    [Fact]
    public async Task A_server_that_is_killed_in_a_burst_from_both_sides_costs_neither_page_a_message()
    {
        Complaints.Expect(Complaints.Network);
        var (buyer, desk) = await TalkAsync();

        await WriteBothAsync(buyer, desk, ..10);
        await Server.KillAsync();
        await WriteBothAsync(buyer, desk, 10..);
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

        await WriteBothAsync(buyer, desk, ..10);
        await Task.WhenAll(buyer.Page.Context.SetOfflineAsync(true), desk.Page.Context.SetOfflineAsync(true));
        await WriteBothAsync(buyer, desk, 10..);
        await Assertions.Expect(buyer.Unsent).Not.ToHaveCountAsync(0);
        await Assertions.Expect(desk.Unsent).Not.ToHaveCountAsync(0);
        await buyer.Page.Context.SetOfflineAsync(false);
        await desk.Page.Context.SetOfflineAsync(false);

        await Talk.AgreesAsync(buyer, desk, ["first", .. Questions], Answers);
    }

    [Fact]
    public async Task A_page_that_is_reloaded_in_a_burst_from_both_sides_loses_and_doubles_nothing()
    {
        var (buyer, desk) = await TalkAsync();

        await WriteBothAsync(buyer, desk, ..10);
        var reloaded = await Task.WhenAll(buyer.ReloadAsync(), desk.ReloadAsync());
        await WriteBothAsync(reloaded[0], reloaded[1], 10..);

        await Talk.AgreesAsync(reloaded[0], reloaded[1], ["first", .. Questions], Answers);
    }

    [Fact]
    public async Task A_page_that_goes_the_moment_a_message_is_sent_keeps_it()
    {
        var (buyer, desk) = await TalkAsync();

        // Several, because it is a race.
        for (var i = 0; i < 5; i++)
        {
            await Task.WhenAll(SendAndGoAsync(buyer.Composer, Questions[i]), SendAndGoAsync(desk.Reply, Answers[i]));
            (buyer, desk) = ((BuyerChat)await buyer.ReloadAsync(), (DeskPage)await desk.ReloadAsync());
        }

        await Talk.AgreesAsync(buyer, desk, ["first", .. Questions[..5]], Answers[..5]);
    }

    private async Task<(BuyerChat Buyer, DeskPage Desk)> TalkAsync()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("first");
        await desk.SelectAsync();
        return (buyer, desk);
    }

    /// <summary>The page is left in the same breath in which it sends, before anything that it asked for has been answered.</summary>
    private static async Task SendAndGoAsync(ILocator composer, string text)
    {
        await composer.FillAsync(text);
        await composer.EvaluateAsync(SendAndGo);
        await composer.Page.WaitForFunctionAsync("() => !window.isGoing");
    }

    /// <summary>Both write at once and wait for nothing, so that a cut after it meets messages that were acknowledged and messages on their way.</summary>
    private static Task WriteBothAsync(ITalk buyer, ITalk desk, Range part) =>
        Task.WhenAll(Talk.WriteAllAsync(buyer, Questions[part]), Talk.WriteAllAsync(desk, Answers[part]));
}
