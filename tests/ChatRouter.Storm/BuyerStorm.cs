using ChatRouter.Core.Conversations;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.Storm;

/// <summary>Buyers of one shop who write twenty messages a second each, whatever they are told, and do not wait for answers.</summary>
internal sealed class BuyerStorm(Endpoint server, string shop, int buyers) : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const int AtOnce = 20;

    private readonly CancellationTokenSource _ending = new();
    private readonly List<BuyerTestClient> _clients = [];
    private Task _storming = Task.CompletedTask;
    private int _acked;
    private int _rateLimited;
    private int _cut;
    private int _other;
    private int _unanswered;

    /// <summary>Everybody is there and has written nothing.</summary>
    public async Task ConnectAsync()
    {
        foreach (var some in Enumerable.Range(0, buyers).Chunk(AtOnce))
            _clients.AddRange(await Task.WhenAll(some.Select(_ => BuyerTestClient.OpenAsync(server, shop, server.Origin))));
    }

    public void Begin() => _storming = Task.WhenAll(_clients.Select(client => Task.Run(() => WriteAsync(client))));

    public async Task<StormTally> EndAsync()
    {
        await _ending.CancelAsync();
        await _storming.WaitAsync(Patience);
        return new(_acked, _rateLimited, _other, _unanswered, _cut, buyers);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _storming;
        foreach (var some in _clients.Chunk(AtOnce))
            await Task.WhenAll(some.Select(client => client.DisposeAsync().AsTask()));
        _ending.Dispose();
    }

    private async Task WriteAsync(BuyerTestClient client)
    {
        var sends = new List<Task>();
        using var timer = new PeriodicTimer(Between);
        try
        {
            while (await timer.WaitForNextTickAsync(_ending.Token) && !client.Hub.Closed.IsCompleted)
                sends.Add(SendAsync(client));
        }
        catch (OperationCanceledException)
        {
            // The storm is over.
        }

        if (client.Hub.Closed.IsCompleted)
            Interlocked.Increment(ref _cut);
        client.Hub.Abort();
        await Task.WhenAll(sends);
    }

    private async Task SendAsync(BuyerTestClient client)
    {
        try
        {
            await client.SendAsync("storm");
            Interlocked.Increment(ref _acked);
        }
        catch (HubInvocationException refusal) when (refusal.Code == ErrorCode.RateLimited)
        {
            Interlocked.Increment(ref _rateLimited);
        }
        catch (HubInvocationException)
        {
            Interlocked.Increment(ref _other);
        }
        catch (HubClosedException)
        {
            Interlocked.Increment(ref _unanswered);
        }
    }
}
