using System.Globalization;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.IntegrationTests.Redis;

/// <summary>Plays wild steps through memory, then through Redis without waiting for each, and compares all answers and the state.</summary>
internal static class WildRun
{
    private const int Together = 25;

    private static readonly ShopId Shop = new("shop");

    public static async Task PlayAsync(int seed, int count, Func<IDispatcher> create)
    {
        var (memory, redis) = (new InMemoryDispatcher(), create());
        await KnowScriptsAsync(create());
        var steps = new WildSteps(seed, Shop);
        await CompareAsync(seed, 0, [.. steps.Begin()], memory, redis);
        for (var played = 0; played < count; played += Together)
        {
            await CompareAsync(seed, played, [.. Enumerable.Range(0, Together).Select(_ => steps.Next())], memory, redis);
            if (played % (4 * Together) != 0)
                continue;
            Same(seed, played, "next due", await NextDueAsync(memory), await NextDueAsync(redis));
            Same(seed, played, "due", await DueAsync(memory, steps.Now), await DueAsync(redis, steps.Now));
        }
    }

    private static async Task CompareAsync(int seed, int played, Func<IDispatcher, Task<string>>[] steps, IDispatcher memory, IDispatcher redis)
    {
        var expected = new List<string>();
        foreach (var step in steps)
            expected.Add(await step(memory));
        var answers = steps.Select(step => step(redis)).ToArray();
        foreach (var (index, answer) in answers.Index())
            Same(seed, played + index, "answer", expected[index], await answer);
        Same(seed, played, "state", await StateAsync(memory), await StateAsync(redis));
    }

    private static async Task<string> NextDueAsync(IDispatcher dispatcher) =>
        (await dispatcher.NextDueAsync(CancellationToken.None))?.ToString("O", CultureInfo.InvariantCulture) ?? "never";

    private static async Task<string> DueAsync(IDispatcher dispatcher, DateTimeOffset at) =>
        string.Join('\n', (await dispatcher.DueAsync(at, CancellationToken.None)).Select(ViewText.Of));

    private static async Task<string> StateAsync(IDispatcher dispatcher)
    {
        var view = await dispatcher.ViewAsync(Shop, CancellationToken.None);
        var queue = await dispatcher.QueueAsync(Shop, TestShops.Start, CancellationToken.None);
        return $"{(view is null ? "unknown" : ViewText.Of(view))}\n{string.Join('\n', queue)}";
    }

    // A script that has to be sent again arrives later than its successors.
    private static async Task KnowScriptsAsync(IDispatcher redis)
    {
        var steps = new WildSteps(1, Shop);
        foreach (var _ in Enumerable.Range(0, 400))
            await steps.Next()(redis);
    }

    private static void Same(int seed, int step, string what, string expected, string actual)
    {
        if (expected != actual)
            Assert.Fail($"Seed {seed}, step {step}, {what}\nmemory:\n{expected}\nredis:\n{actual}");
    }
}
