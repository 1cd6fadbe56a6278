using System.Net;
using System.Text.Json;
using ChatRouter.Core.Buyers;
using ChatRouter.IntegrationTests.Desks;
using ChatRouter.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Routing;

/// <summary>Hours that are played again while another one is.</summary>
public sealed class RehearsalsAtOnceTests : DeskScene
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override void Replace(IServiceCollection services) =>
        services.AddSingleton<IBuyerStore>(provider => new SlowLevels(new(provider.GetRequiredService<SqliteDatabase>()), _begun, _goOn.Task));

    [Fact]
    public async Task Of_two_of_a_shop_at_once_exactly_one_is_refused_and_another_shops_is_played()
    {
        var (boss, stranger) = (await TokenOfAsync("boss"), await StrangerAsync());

        var own = new[] { RehearseAsync(boss), RehearseAsync(boss) };
        await _begun.Task;
        var refused = await Task.WhenAny(own);
        var anothers = RehearseAsync(stranger);
        _goOn.SetResult();

        var (status, problem) = await refused;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (status, problem.GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await own.Single(each => each != refused)).Status);
        Assert.Equal(HttpStatusCode.OK, (await anothers).Status);
        Assert.Equal(HttpStatusCode.OK, (await RehearseAsync(boss)).Status);
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> RehearseAsync(string token) => AskAsync(token, HttpMethod.Get, "routing/rehearsal");

    /// <summary>What a rehearsal reads last, held back until the test lets it go on.</summary>
    private sealed class SlowLevels(SqliteBuyerStore store, TaskCompletionSource begun, Task goOn) : IBuyerStore, IDisposable
    {
        public async Task<IReadOnlyDictionary<BuyerId, int>> LevelsAsync(ShopId shop, IReadOnlyCollection<BuyerId> buyers, CancellationToken cancellationToken)
        {
            begun.TrySetResult();
            await goOn.WaitAsync(cancellationToken);
            return await store.LevelsAsync(shop, buyers, cancellationToken);
        }

        public Task<BuyerProfile?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) => store.FindAsync(shop, buyer, cancellationToken);

        public Task SaveAsync(ShopId shop, BuyerId buyer, BuyerProfile profile, CancellationToken cancellationToken) => store.SaveAsync(shop, buyer, profile, cancellationToken);

        public Task<IReadOnlyDictionary<BuyerId, IReadOnlyList<string>>> TagsAsync(ShopId shop, IReadOnlyCollection<BuyerId> buyers, CancellationToken cancellationToken) => store.TagsAsync(shop, buyers, cancellationToken);

        public Task<bool> AddTagAsync(ShopId shop, BuyerId buyer, string tag, IReadOnlyCollection<string> counted, int most, DateTimeOffset at, CancellationToken cancellationToken) =>
            store.AddTagAsync(shop, buyer, tag, counted, most, at, cancellationToken);

        public Task RemoveTagAsync(ShopId shop, BuyerId buyer, string tag, CancellationToken cancellationToken) => store.RemoveTagAsync(shop, buyer, tag, cancellationToken);

        public void Dispose() => store.Dispose();
    }
}
