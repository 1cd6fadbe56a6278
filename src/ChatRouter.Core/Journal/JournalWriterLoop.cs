using System.Threading.Channels;
using ChatRouter.Core.Metrics;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Journal;

/// <summary>The one writer of a journal: takes whatever waits, up to a limit, and commits it as one transaction.</summary>
/// <remarks>It owns a thread, because a commit blocks on the disk. Nothing is held back to make a batch larger: it grows while the one before is committed.</remarks>
internal sealed class JournalWriterLoop : IDisposable
{
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(500);

    private const int MostFutileTries = 4;

    // Of those who come later: they are told soon, and the next batch is a try of its own.
    private const int FutileTriesWhileFull = 1;

    private readonly IJournalStore _store;
    private readonly JournalOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly JournalMetrics? _metrics;
    private readonly Channel<JournalWrite> _queue;
    private readonly SetAsideSubjects _aside;
    // No spinning: on few cores it takes the time of those who would bring work.
    private readonly ManualResetEventSlim _work = new(initialState: false, spinCount: 0);
    private readonly Lock _gate = new();
    private readonly List<JournalWrite> _running;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _watch;
    private long _committedAt;
    private long _inDoubt;
    private bool _unavailable;
    private bool _full;

    public JournalWriterLoop(IJournalStore store, JournalOptions options, TimeProvider clock, ILogger log, JournalMetrics? metrics)
    {
        _store = store;
        _options = options;
        _clock = clock;
        _log = log;
        _metrics = metrics;
        _running = new List<JournalWrite>(options.MaxBatch);
        _aside = new SetAsideSubjects(options.FailuresBeforeAside, options.Aside, clock);
        _queue = Channel.CreateBounded<JournalWrite>(new BoundedChannelOptions(options.QueueCapacity) { AllowSynchronousContinuations = false });
    }

    /// <summary>How many writes were failed so far that were committed afterwards, or perhaps.</summary>
    public long InDoubt => Volatile.Read(ref _inDoubt);

    public void Start()
    {
        _watch = _clock.CreateTimer(_ => FailExpired(), null, WatchEvery, WatchEvery);
        new Thread(Run) { IsBackground = true, Name = "journal writer" }.Start();
    }

    /// <summary>Takes no more writes, commits those it has, and ends.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        _work.Set();
        if (_watch is not null)
            await _ended.Task.WaitAsync(cancellationToken);
        Dispose();
    }

    /// <summary>Hands in a write, in the order of the calls; waits while the queue is full.</summary>
    public ValueTask EnqueueAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled(cancellationToken);
        if (_aside.Contains(write.Subject))
            return ValueTask.FromException(new JournalUnavailableException("The conversation was set aside because one write after the other failed."));
        if (!_queue.Writer.TryWrite(write))
            return WaitForPlaceAsync(write, cancellationToken);
        _work.Set();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _watch?.Dispose();

    private async ValueTask WaitForPlaceAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Deadline, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(write, either.Token);
            _work.Set();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new JournalUnavailableException("The journal is overloaded.");
        }
        catch (ChannelClosedException)
        {
            throw new JournalUnavailableException("The journal has stopped.");
        }
    }

    private void Run()
    {
        while (!_queue.Reader.Completion.IsCompleted)
        {
            _work.Wait();
            _work.Reset();
            while (Gather())
                CommitGathered();
        }
        _ended.SetResult();
    }

    private bool Gather()
    {
        lock (_gate)
            while (_running.Count < _options.MaxBatch && _queue.Reader.TryRead(out var write))
                _running.Add(write);
        return _running.Count > 0;
    }

    private void CommitGathered()
    {
        Commit(_running);
        lock (_gate)
            _running.Clear();
    }

    private void Commit(List<JournalWrite> writes)
    {
        try
        {
            CommitAll(writes);
        }
        catch (JournalUnavailableException exception)
        {
            Unavailable(writes, exception);
        }
        catch (JournalFullException exception)
        {
            Full(writes, exception);
        }
        catch (Exception exception) when (writes.Count > 1)
        {
            // One write is to blame, and nothing was stored: halves find it in few transactions and keep the order.
            _log.BatchSplit(writes.Count, exception);
            var half = writes.Count / 2;
            Commit(writes[..half]);
            Commit(writes[half..]);
        }
        catch (Exception exception)
        {
            Poisoned(writes[0], exception);
        }
    }

    private void CommitAll(List<JournalWrite> writes)
    {
        var began = _clock.GetTimestamp();
        _store.Commit(writes);
        Volatile.Write(ref _committedAt, _clock.GetTimestamp());
        if (_unavailable || _full)
            _log.JournalAvailable();
        _unavailable = _full = false;
        foreach (var write in writes)
        {
            _aside.Succeeded(write.Subject);
            if (!write.Complete())
                Interlocked.Increment(ref _inDoubt);
        }

        // Whoever waits for the commit goes on first.
        _metrics?.Committed(writes, _clock.GetElapsedTime(began, _committedAt));
    }

    private void Unavailable(List<JournalWrite> writes, JournalUnavailableException exception)
    {
        if (!_unavailable)
            _log.JournalUnavailable(exception);
        _unavailable = true;
        foreach (var write in writes)
            write.Fail(exception);
        Interlocked.Add(ref _inDoubt, writes.Count);
    }

    // Repeats and small writes may still pass, so some are tried alone. Not all: every attempt costs a full database dearly, and everybody waits for it.
    private void Full(List<JournalWrite> writes, JournalFullException exception)
    {
        var most = _full ? FutileTriesWhileFull : MostFutileTries;
        if (!_full)
            _log.StorageFull(exception);
        _full = true;
        if (writes.Count == 1)
        {
            writes[0].CompleteFull(exception);
            return;
        }

        var futile = 0;
        foreach (var write in writes)
        {
            if (futile == most)
            {
                write.CompleteFull(exception);
                continue;
            }

            Commit([write]);
            futile += _full ? 1 : 0;
        }
    }

    private void Poisoned(JournalWrite write, Exception exception)
    {
        _log.WriteFailed(write.Subject.Shop, write.Subject.Id, exception);
        if (_aside.CountFailure(write.Subject))
            _log.SetAside(write.Subject.Shop, write.Subject.Id, _options.Aside);
        write.Fail(exception);
    }

    // The oldest are in front, in the running batch as in the queue.
    private void FailExpired()
    {
        var failed = 0;
        lock (_gate)
        {
            foreach (var write in _running)
                if (IsExpired(write) && write.Fail(TooSlow()))
                    failed++;
            while (_queue.Reader.TryPeek(out var write) && IsExpired(write) && _queue.Reader.TryRead(out _))
                if (write.Fail(TooSlow()))
                    failed++;
        }
        if (failed > 0)
            _log.WritesExpired(failed, _options.Deadline);
    }

    // While the store commits, whoever waits has his turn soon: failing him would throw away work that is nearly done, and have him repeat it.
    private bool IsExpired(JournalWrite write) =>
        _clock.GetElapsedTime(Math.Max(write.EnteredAt, Volatile.Read(ref _committedAt))) >= _options.Deadline
        || _clock.GetElapsedTime(write.EnteredAt) >= _options.LongestWait;

    private static JournalUnavailableException TooSlow() => new("The journal did not answer in time.");
}
