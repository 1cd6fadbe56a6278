using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>A buyer who wrote, and the agent who looks at what he wrote.</summary>
public abstract class TalkingScene(Chromium chromium) : BrowserScene(chromium)
{
    protected async Task<(DeskPage Desk, BuyerChat Buyer)> TalkAsync(string language = "en", Screen? screen = null)
    {
        var desk = await AgentAsync(language: language, screen: screen);
        var buyer = await BuyerAsync(language, screen);
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        return (desk, buyer);
    }
}
