using ChatRouter.Core.Routing;
using ChatRouter.TestKit;

namespace ChatRouter.Tests.Routing;

public sealed class ShopTurnsTests
{
    private static readonly ShopId Busy = new("busy");
    private static readonly ShopId Other = new("other");

    private readonly ShopTurns _turns = new(2);
    private readonly List<int> _begun = [];

    [Fact]
    public async Task Work_begins_in_order_and_only_so_much_at_a_time()
    {
        var work = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource()).ToList();
        var all = work.Select((piece, number) => RunAsync(Busy, number, piece.Task)).ToList();
        Assert.Equal([0, 1], _begun);

        work[1].SetResult();
        await Until.TrueAsync(() => _begun.Count == 3);
        work[0].SetResult();
        await Until.TrueAsync(() => _begun.Count == 4);
        work[2].SetResult();
        work[3].SetResult();
        await Task.WhenAll(all);

        Assert.Equal([0, 1, 2, 3], _begun);
    }

    [Fact]
    public async Task A_shop_with_too_much_work_keeps_no_other_shop_waiting()
    {
        var never = new TaskCompletionSource();
        var held = Enumerable.Range(0, 3).Select(number => RunAsync(Busy, number, never.Task)).ToList();

        await RunAsync(Other, 7, Task.CompletedTask);

        Assert.Equal([0, 1, 7], _begun);
        never.SetResult();
        await Task.WhenAll(held);
    }

    [Fact]
    public async Task Work_that_fails_makes_room_and_fails_alone()
    {
        var failing = Enumerable.Range(0, 2).Select(number => RunAsync(Busy, number, Task.FromException(new InvalidOperationException()))).ToList();
        foreach (var failed in failing)
            await Assert.ThrowsAsync<InvalidOperationException>(() => failed);

        await RunAsync(Busy, 2, Task.CompletedTask);

        Assert.Equal([0, 1, 2], _begun);
    }

    private Task RunAsync(ShopId shop, int number, Task work) => _turns.RunAsync(shop, () =>
    {
        lock (_begun)
            _begun.Add(number);
        return work;
    });
}
