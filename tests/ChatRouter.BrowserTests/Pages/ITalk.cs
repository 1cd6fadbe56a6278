using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Pages;

/// <summary>One conversation as somebody's page renders it: the buyer's chat or the agent's desk.</summary>
public interface ITalk
{
    IPage Page { get; }

    /// <summary>The messages' texts, in order.</summary>
    ILocator Bubbles { get; }

    /// <summary>What scrolls.</summary>
    ILocator Log { get; }

    /// <summary>Own messages that wait or failed.</summary>
    ILocator Unsent { get; }

    Task WriteAsync(string text);

    Task<ITalk> ReloadAsync();
}
