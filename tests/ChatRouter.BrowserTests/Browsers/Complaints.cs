using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Browsers;

/// <summary>What pages, their frames and workers complained of: console errors (violations of a Content-Security-Policy are such), uncaught exceptions, dialogs.</summary>
public sealed class Complaints
{
    /// <summary>What Chromium itself reports of a server that is away.</summary>
    public const string Network = @"^(Failed to load resource: net::ERR_|WebSocket connection to '[^']*' failed)";

    private readonly ConcurrentQueue<(string Text, string Where)> _heard = new();
    private readonly List<Regex> _expected = [];

    public void ListenTo(IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _heard.Enqueue((message.Text, message.Location));
        };
        context.WebError += (_, thrown) => _heard.Enqueue(($"thrown: {thrown.Error}", ""));
        context.Dialog += (_, dialog) =>
        {
            _heard.Enqueue(($"dialog: {dialog.Message}", ""));
            _ = dialog.DismissAsync();
        };
    }

    /// <summary>Complaints like this belong to the test.</summary>
    public void Expect(string pattern) => _expected.Add(new(pattern));

    /// <summary>Everything heard so far, in order.</summary>
    public IReadOnlyList<string> Heard => [.. _heard.Select(heard => heard.Text)];

    /// <summary>What the test did not expect, each with where it came from.</summary>
    public IReadOnlyList<string> Unexpected => [.. _heard.Where(heard => !_expected.Exists(pattern => pattern.IsMatch(heard.Text))).Select(heard => $"{heard.Text} {heard.Where}")];
}
