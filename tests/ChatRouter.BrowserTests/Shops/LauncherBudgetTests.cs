using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>What the widget may cost the shop's page before anybody opens it.</summary>
[Trait("Pages", "whole")]
[Collection(AloneTests.Name)]
public sealed class LauncherBudgetTests(Chromium chromium) : ShopScene(chromium)
{
    private const int Loads = 5;

    private const string Watch = """
        window.longTasks = [];
        const keep = entries => longTasks.push(...entries.map(({ duration, startTime }) => `${Math.round(duration)} ms at ${Math.round(startTime)}`));
        const watching = new PerformanceObserver(list => keep(list.getEntries()));
        watching.observe({ type: 'longtask' });
        window.longTasksSoFar = async () => {
          await new Promise(done => requestIdleCallback(done));
          keep(watching.takeRecords());
          return longTasks;
        };
        """;

    [Fact]
    public async Task The_launcher_adds_no_long_task_before_the_chat_is_opened()
    {
        Site.Body = $"""<script async src="{Script}" data-shop-key="{Key}"></script>""";
        var page = await NewPageAsync();
        await page.AddInitScriptAsync(Watch);

        // A task of the widget's own would be there each time; one that another program of this machine held up is not.
        var found = await LoadAsync(page);
        for (var load = 1; load < Loads && found.Length > 0; load++)
            found = await LoadAsync(page);

        Assert.Empty(found);
        // What the debugger runs is no task of the page; a timer of the page is.
        await page.EvaluateAsync("() => new Promise(done => setTimeout(() => { const until = performance.now() + 80; while (performance.now() < until); setTimeout(done); }))");
        Assert.NotEmpty(await page.EvaluateAsync<string[]>("() => longTasksSoFar()"));
    }

    private async Task<string[]> LoadAsync(IPage page)
    {
        await page.GotoAsync(Site.Origin);
        await new DemoPage(page, Site.Origin, "en").UntilReadyAsync();
        return await page.EvaluateAsync<string[]>("() => longTasksSoFar()");
    }
}
