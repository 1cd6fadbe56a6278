using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.TestKit.HubClient;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>What the desk may cost: 500 conversations, one of them with 5,000 messages.</summary>
[Trait("Pages", "whole")]
[Collection(AloneTests.Name)]
public sealed class BudgetTests(Chromium chromium, ITestOutputHelper output) : BrowserScene(chromium)
{
    private const int Rows = 500;
    private const int Messages = 5_000;
    private const string Shop = "load1";

    // From an event as the browser makes it of a key or a click to the end of the first frame that shows what it did.
    private const string Timing = """
        const frame = () => new Promise(requestAnimationFrame);
        const painted = () => frame().then(() => new Promise(done => setTimeout(done)));
        const last = () => [...document.querySelectorAll('.line .bubble')].at(-1)?.textContent;
        const timed = async (act, shown) => {
          const at = performance.now();
          act();
          while (!shown()) {
            if (performance.now() - at > 5_000) throw new Error('Nothing is shown.');
            await frame();
          }
          await new Promise(done => setTimeout(done));
          const took = performance.now() - at;
          await painted();
          return took;
        };
        """;

    private const string Switching = $$"""
        async () => {
          {{Timing}}
          const press = key => window.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, altKey: true, bubbles: true, cancelable: true }));
          const took = [];
          for (let i = 0; i < 20; i++) {
            const before = last();
            took.push(await timed(() => press(i % 2 === 0 ? 'ArrowUp' : 'ArrowDown'), () => last() !== undefined && last() !== before));
          }
          return took;
        }
        """;

    private const string Echoing = $$"""
        async () => {
          {{Timing}}
          const box = document.querySelector('.composer textarea');
          const took = [];
          for (let i = 0; i < 20; i++) {
            box.value = `echo ${i}`;
            box.dispatchEvent(new InputEvent('input', { bubbles: true }));
            await painted();
            took.push(await timed(() => box.form.requestSubmit(), () => last() === `echo ${i}`));
          }
          return took;
        }
        """;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Seed__LoadShops"] = "1", ["Seed__LoadAgents"] = "1" };

    [Fact]
    public async Task The_first_load_is_at_most_250_KB_of_script()
    {
        var desk = new DeskPage(await NewPageAsync(), Server.Endpoint.Origin, "en");
        var scripts = new List<IResponse>();
        desk.Page.Response += (_, response) =>
        {
            if (response.Request.ResourceType == "script")
                scripts.Add(response);
        };

        await desk.GoAsync();
        await desk.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var bytes = (await Task.WhenAll(scripts.Select(script => script.BodyAsync()))).Sum(Compressed);
        output.WriteLine($"first load: {scripts.Count} scripts, {bytes / 1024.0:F1} KB (gzip)");
        Assert.InRange(bytes, 10 * 1024, 250 * 1024);
    }

    [Fact]
    public async Task Ticking_switching_and_writing_stay_within_their_budgets()
    {
        var desk = new DeskPage(await NewPageAsync(), Server.Endpoint.Origin, "en");
        await desk.Page.AddInitScriptAsync("localStorage.setItem('chatrouter.goNext', 'no')");
        await desk.GoAsync();
        await desk.Page.Locator("#shop").FillAsync(Shop);
        await desk.SignInAsync("agent1");
        await desk.SetStateAsync("online");
        await FillAsync();
        await Assertions.Expect(desk.Page.Locator("nav .jumps b").First).ToHaveTextAsync(Rows.ToString(CultureInfo.InvariantCulture), new() { Timeout = 60_000 });
        await desk.Search.FillAsync($"message {Messages}");
        await desk.SelectAsync();
        await desk.Search.FillAsync("");
        await Assertions.Expect(desk.Bubbles.Last).ToHaveTextAsync($"message {Messages}");

        var ticking = await CoreShareAsync(desk.Page, TimeSpan.FromSeconds(10));
        var switching = await desk.Page.EvaluateAsync<double[]>(Switching);
        var echoes = await desk.Page.EvaluateAsync<double[]>(Echoing);

        output.WriteLine($"ticking: {ticking:P1} of a core; switching: median {Median(switching):F0} ms, longest {switching.Max():F0} ms; echo: median {Median(echoes):F0} ms, longest {echoes.Max():F0} ms");
        Assert.True(ticking < 0.05, $"{Rows} rows tick for {ticking:P1} of a core.");
        Assert.True(Median(switching) < 100, $"A switch takes {Median(switching):F0} ms.");
        Assert.True(Median(echoes) < 50, $"An echo takes {Median(echoes):F0} ms.");
    }

    private async Task FillAsync()
    {
        await Parallel.ForEachAsync(Enumerable.Range(1, Rows - 1), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, cancellation) =>
        {
            await using var buyer = await BuyerTestClient.OpenAsync(Server.Endpoint, Shop, "http://127.0.0.1", cancellation: cancellation);
            await buyer.SendAsync($"question {number}", cancellation: cancellation);
        });
        await using var talkative = await BuyerTestClient.OpenAsync(Server.Endpoint, Shop, "http://127.0.0.1");
        foreach (var chunk in Enumerable.Range(1, Messages - 1).Chunk(50))
            await Task.WhenAll(chunk.Select(number => talkative.SendAsync($"message {number}")));
        await talkative.SendAsync($"message {Messages}");
    }

    /// <summary>The processor time of the page's whole process, scripts and painting alike.</summary>
    private static async Task<double> CoreShareAsync(IPage page, TimeSpan over)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Performance.enable");
        var before = await ProcessSecondsAsync(devtools);
        var watch = Stopwatch.StartNew();
        await page.WaitForTimeoutAsync((float)over.TotalMilliseconds);
        return (await ProcessSecondsAsync(devtools) - before) / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> ProcessSecondsAsync(ICDPSession devtools) =>
        (await devtools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .First(metric => metric.GetProperty("name").GetString() == "ProcessTime").GetProperty("value").GetDouble();

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static long Compressed(byte[] body)
    {
        using var into = new MemoryStream();
        using (var gzip = new GZipStream(into, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(body);
        return into.Length;
    }
}
