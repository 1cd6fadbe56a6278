using ChatRouter.Core.Nodes;
using ChatRouter.Redis.Connection;

namespace ChatRouter.Redis.Nodes;

/// <summary>What this node holds of one shop, and the telling of it: one call at a time, with whatever has changed until then.</summary>
/// <remarks>While Redis is away nothing waits, and nothing is kept but what the node holds; the next announcement tells that, and finds what Redis has to unlearn.</remarks>
internal sealed class ShopHoldings(ShopId shop, NodeDirectory directory, Action<ShopHoldings> emptied, Action<ShopHoldings, Exception?> failed)
{
    private const int AtOnce = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Holding> _held = new(StringComparer.Ordinal);
    private readonly Queue<Holding> _untold = new();
    private readonly Queue<(long Number, TaskCompletionSource<bool> Told)> _waiting = new();
    private long _lastNumber;
    private long _toldNumber;
    private bool _telling;
    private int _round = 1;
    private int _notedRound;

    public ShopId Shop => shop;

    /// <summary>Holds nothing and never will again: a new arrival needs a new object.</summary>
    public bool Ended { get; private set; }

    /// <summary>Completes when others know it, or cannot be told now; none when this has ended.</summary>
    public Task? Arrive(Participant who, ConnectionId connection)
    {
        lock (_gate)
        {
            if (Ended)
                return null;
            var holding = Find(Field.Of(who));
            var added = holding.Add(connection);
            if (added && (who.IsAgent || holding.Count == 1))
                Tell(holding);
            if (!who.IsAgent)
                return WhenTold(holding.Number);

            var agents = Find(Field.Agents);
            if (added && agents.Add(1) == 1)
                Tell(agents);
            return WhenTold(Math.Max(holding.Number, agents.Number));
        }
    }

    /// <summary>Completes when others know it, or cannot be told now.</summary>
    public Task Leave(Participant who, ConnectionId connection)
    {
        lock (_gate)
        {
            if (!_held.TryGetValue(Field.Of(who), out var holding) || !holding.Remove(connection))
                return Task.CompletedTask;
            if (who.IsAgent || holding.Count == 0)
                Tell(holding);
            if (!who.IsAgent)
                return WhenTold(holding.Number);

            var agents = Find(Field.Agents);
            if (agents.Add(-1) == 0)
                Tell(agents);
            return WhenTold(Math.Max(holding.Number, agents.Number));
        }
    }

    /// <summary>This node holds somebody and nobody else does, for sure.</summary>
    public bool IsAlone(string field)
    {
        lock (_gate)
            return _held.TryGetValue(field, out var holding) && holding is { Count: > 0, Elsewhere: false };
    }

    /// <summary>Redis told who else holds him. False when it has forgotten that this node does.</summary>
    public bool Learn(string field, Place place)
    {
        lock (_gate)
        {
            if (!_held.TryGetValue(field, out var holding) || holding.Version == 0)
                return true;
            if (place.Version == 0)
                return holding.Untold || holding.Count == 0;
            holding.Know(place.Version, place.Elsewhere);
            return true;
        }
    }

    /// <summary>Tells everything again. False when that failed.</summary>
    public Task<bool> AnnounceAsync()
    {
        lock (_gate)
        {
            _round++;
            foreach (var holding in _held.Values)
            {
                holding.Unknow();
                Tell(holding);
            }

            return WhenTold(_lastNumber);
        }
    }

    /// <summary>Makes Redis unlearn what this node does not hold. False when that failed.</summary>
    public async Task<bool> UnlearnAsync()
    {
        await foreach (var fields in directory.HeldAsync(shop))
        {
            lock (_gate)
            {
                if (Ended)
                    return true;
                foreach (var field in fields.Where(field => !_held.ContainsKey(field)))
                    Tell(Find(field));
            }
        }

        Task<bool> told;
        lock (_gate)
        {
            told = WhenTold(_lastNumber);
            if (_held.Count == 0)
                emptied(this);
        }

        return await told;
    }

    /// <summary>Whether Redis knows what it was told of this shop. True as well when nothing is to be known, or just being told.</summary>
    public async Task<bool> IsKnownAsync()
    {
        return !Settled(out var number) || await directory.KnowsAsync(shop) || !Settled(out var since) || number != since;
    }

    /// <summary>Ends this if the node holds nothing of the shop any more.</summary>
    public async Task<bool> EndAsync(NodeLease lease)
    {
        lock (_gate)
        {
            if (Ended || _telling || _held.Count > 0)
                return Ended;
            _telling = true;
        }

        try
        {
            await directory.DropShopAsync(shop, lease);
            _notedRound = 0;
        }
        finally
        {
            lock (_gate)
            {
                Ended = _notedRound == 0 && _held.Count == 0;
                if (!Ended)
                    _ = Task.Run(TellAsync);
            }
        }

        return Ended;
    }

    private bool Settled(out long number)
    {
        lock (_gate)
        {
            number = _toldNumber;
            return _notedRound == _round && !_telling && _held.Values.Any(holding => holding.Count > 0);
        }
    }

    private Holding Find(string field)
    {
        if (!_held.TryGetValue(field, out var holding))
            _held[field] = holding = new(field);
        return holding;
    }

    private void Tell(Holding holding)
    {
        if (holding.Untold)
            return;
        (holding.Untold, holding.Number) = (true, ++_lastNumber);
        _untold.Enqueue(holding);
        if (_telling)
            return;
        _telling = true;
        _ = Task.Run(TellAsync);
    }

    private Task<bool> WhenTold(long number)
    {
        if (number <= _toldNumber)
            return Task.FromResult(true);
        var told = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue((number, told));
        return told.Task;
    }

    private async Task TellAsync()
    {
        try
        {
            while (Next() is { } batch)
            {
                if (!directory.Ready)
                {
                    Fail(null);
                    return;
                }

                await NoteAsync();
                Settle(batch, await directory.HoldAsync(shop, batch));
            }
        }
        catch (Exception exception) when (exception is RedisUnavailableException or RedisScriptException)
        {
            Fail(exception);
        }
    }

    private async Task NoteAsync()
    {
        var round = Volatile.Read(ref _round);
        if (_notedRound == round)
            return;
        await directory.NoteShopAsync(shop);
        _notedRound = round;
    }

    private List<HoldingState>? Next()
    {
        lock (_gate)
        {
            var batch = new List<HoldingState>(Math.Min(AtOnce, _untold.Count));
            while (batch.Count < AtOnce && _untold.TryDequeue(out var holding))
            {
                holding.Untold = false;
                batch.Add(new(holding, holding.Number, holding.State()));
            }

            if (batch.Count > 0)
                return batch;
            _telling = false;
            if (_held.Count == 0)
                emptied(this);
            return null;
        }
    }

    private void Settle(List<HoldingState> batch, Place[] places)
    {
        lock (_gate)
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var holding = batch[i].Holding;
                holding.Know(places[i].Version, places[i].Elsewhere);
                if (holding is { Count: 0, Untold: false })
                    _held.Remove(holding.Field);
            }

            Release(batch[^1].Number, told: true);
        }
    }

    private void Fail(Exception? exception)
    {
        lock (_gate)
        {
            _untold.Clear();
            foreach (var (field, holding) in _held)
            {
                holding.Untold = false;
                holding.Unknow();
                if (holding.Count == 0)
                    _held.Remove(field);
            }

            _telling = false;
            if (_held.Count == 0)
                emptied(this);
            Release(_lastNumber, told: false);
        }

        failed(this, exception);
    }

    private void Release(long number, bool told)
    {
        _toldNumber = number;
        // Now and then somebody stands behind one with a higher number, and waits for that one's call.
        while (_waiting.TryPeek(out var first) && first.Number <= number)
            _waiting.Dequeue().Told.SetResult(told);
    }
}
