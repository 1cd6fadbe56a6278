using System.Text;
using ChatRouter.Core.Nodes;

namespace ChatRouter.TestKit.Nodes;

/// <summary>What every one-time store promises.</summary>
public abstract class OneTimeStoreSpecification
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    private readonly string _key = Guid.NewGuid().ToString("n");

    protected abstract IOneTimeStore Store { get; }

    /// <summary>Lets that time go by, of the clock by which values expire.</summary>
    protected abstract Task PassAsync(TimeSpan time);

    [Fact]
    public async Task A_value_is_taken_once_and_looking_at_it_does_not_count()
    {
        byte[] value = [0, 1, 255, .. Encoding.UTF8.GetBytes("é")];
        await Store.PutAsync(_key, value, Life, default);

        Assert.Equal(value, await Store.PeekAsync(_key, default));
        Assert.Equal(value, await Store.TakeAsync(_key, default));
        Assert.Null(await Store.PeekAsync(_key, default));
        Assert.Null(await Store.TakeAsync(_key, default));
    }

    [Fact]
    public async Task Of_many_who_take_at_once_one_gets_it()
    {
        await Store.PutAsync(_key, new byte[] { 1 }, Life, default);

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Store.TakeAsync(_key, default))));

        Assert.Single(taken, value => value is not null);
    }

    [Fact]
    public async Task An_expired_value_is_gone()
    {
        await Store.PutAsync(_key, new byte[] { 1 }, TimeSpan.FromMilliseconds(100), default);
        await Store.PutAsync($"{_key}2", new byte[] { 2 }, Life, default);

        await PassAsync(TimeSpan.FromMilliseconds(100));

        Assert.Null(await Store.PeekAsync(_key, default));
        Assert.Null(await Store.TakeAsync(_key, default));
        Assert.NotNull(await Store.TakeAsync($"{_key}2", default));
    }

    [Fact]
    public async Task What_never_was_is_not_there()
    {
        Assert.Null(await Store.PeekAsync("never", default));
        Assert.Null(await Store.TakeAsync("never", default));
    }
}
