using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

/// <summary>What both pages of a conversation must render.</summary>
public static class Talk
{
    private static readonly LocatorAssertionsToHaveCountOptions Patience = new() { Timeout = 90_000 };

    /// <summary>Exactly these messages, once each, in this order, all of them sent.</summary>
    public static async Task ShowsAsync(ITalk talk, params string[] texts)
    {
        await Assertions.Expect(talk.Bubbles).ToHaveTextAsync(texts);
        await Assertions.Expect(talk.Unsent).ToHaveCountAsync(0);
    }

    /// <summary>Both pages come to show every message once, in the same order, and each side's in the order of writing; so too after a reload.</summary>
    public static async Task AgreesAsync(ITalk buyer, ITalk agent, IReadOnlyList<string> ofBuyer, IReadOnlyList<string> ofAgent)
    {
        await CompleteAsync(buyer, ofBuyer.Count + ofAgent.Count);
        await CompleteAsync(agent, ofBuyer.Count + ofAgent.Count);
        var shown = await buyer.Bubbles.AllInnerTextsAsync();

        Assert.Equal(ofBuyer, shown.Where(ofBuyer.Contains));
        Assert.Equal(ofAgent, shown.Where(ofAgent.Contains));
        await ShowsAsync(agent, [.. shown]);
        await ShowsAsync(await buyer.ReloadAsync(), [.. shown]);
        await ShowsAsync(await agent.ReloadAsync(), [.. shown]);
    }

    public static async Task WriteAllAsync(ITalk talk, IEnumerable<string> texts)
    {
        foreach (var text in texts)
            await talk.WriteAsync(text);
    }

    private static async Task CompleteAsync(ITalk talk, int count)
    {
        await Assertions.Expect(talk.Unsent).ToHaveCountAsync(0, Patience);
        await Assertions.Expect(talk.Bubbles).ToHaveCountAsync(count, Patience);
    }
}
