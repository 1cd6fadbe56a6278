using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.TestKit;
using ChatRouter.TestKit.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Tests.Storage;

/// <summary>Who commits: the caller himself while nobody else does, the journal's own thread for all who come meanwhile.</summary>
public sealed class CommittingCallerTests : IAsyncLifetime
{
    private static readonly ShopId Shop = new("shop");
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ManualClock _clock = new();
    private readonly SqliteJournalFixture _fixture = new();
    private readonly List<string?> _committers = [];
    private FaultyJournalStore _store = null!;
    private BatchingJournal _journal = null!;
    private int _ids;

    public Task InitializeAsync()
    {
        _store = new FaultyJournalStore(_fixture.Store) { BeforeCommit = _ => _committers.Add(Thread.CurrentThread.Name), LetsCallersCommit = true };
        _journal = new BatchingJournal(_store, Options.Create(new JournalOptions()), _clock, NullLogger<BatchingJournal>.Instance);
        _journal.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _journal.StopAsync(None);
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task A_caller_who_is_alone_has_his_answer_when_the_call_returns()
    {
        for (var i = 0; i < 5; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
            var here = Environment.CurrentManagedThreadId;
            _store.BeforeCommit = _ => Assert.Equal(here, Environment.CurrentManagedThreadId);
            Assert.True(AppendAsync().IsCompletedSuccessfully);
        }
    }

    [Fact]
    public async Task A_caller_who_hands_in_one_after_the_other_has_them_gathered()
    {
        _store.BeforeCommit = _ => { };
        var results = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => AppendAsync()));

        Assert.Equal(Enumerable.Range(1, 1_000).Select(i => (long)i), results.Select(result => result.Message!.Seq));
        Assert.InRange(_store.Commits, 1, 500);
    }

    [Fact]
    public async Task Nobody_commits_before_the_journal_has_started()
    {
        using var journal = new BatchingJournal(_store, Options.Create(new JournalOptions()), _clock, NullLogger<BatchingJournal>.Instance);
        var early = journal.AppendAsync(NewMessage(), None);
        Assert.False(early.IsCompleted);

        journal.Start();

        Assert.Equal(AppendOutcome.Appended, (await early).Outcome);
        await journal.StopAsync(None);
    }

    [Fact]
    public async Task Whoever_comes_while_a_caller_commits_waits_for_the_journals_own_thread()
    {
        using var scene = new HangingCommit(_store);
        var first = Task.Run(AppendAsync);
        await scene.Entered;
        _store.BeforeCommit = _ => _committers.Add(Thread.CurrentThread.Name);
        var others = Enumerable.Range(0, 20).Select(_ => AppendAsync()).ToList();
        Assert.All(others, other => Assert.False(other.IsCompleted));

        scene.Release();

        Assert.All(await Task.WhenAll([first, .. others]), result => Assert.Equal(AppendOutcome.Appended, result.Outcome));
        Assert.Equal("journal writer", Assert.Single(_committers));
    }

    [Fact]
    public async Task While_a_callers_commit_hangs_all_others_fail_in_time_and_he_learns_that_it_was_stored()
    {
        using var scene = new HangingCommit(_store);
        var first = Task.Run(AppendAsync);
        await scene.Entered;
        var other = AppendAsync();

        _clock.Advance(new JournalOptions().Deadline * 2);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => other);
        scene.Release();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => first);
        await _journal.StopAsync(None);
        Assert.Equal(1, _journal.InDoubt);
    }

    [Fact]
    public async Task A_callers_failure_is_his_own()
    {
        _store.BeforeCommit = _ => throw new JournalUnavailableException("down");
        await Assert.ThrowsAsync<JournalUnavailableException>(AppendAsync);
        _store.BeforeCommit = _ => { };

        Assert.Equal(AppendOutcome.Appended, (await AppendAsync()).Outcome);
    }

    [Fact]
    public async Task The_journal_ends_only_after_a_caller_who_commits()
    {
        using var scene = new HangingCommit(_store);
        var first = Task.Run(AppendAsync);
        await scene.Entered;

        var stopping = _journal.StopAsync(None);
        Assert.NotSame(stopping, await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromMilliseconds(200))));
        scene.Release();
        await stopping;

        Assert.Equal(AppendOutcome.Appended, (await first).Outcome);
    }

    [Fact]
    public async Task Many_callers_side_by_side_lose_nothing()
    {
        _store.BeforeCommit = _ => { };
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var outcomes = new List<AppendResult>();
            for (var i = 0; i < 250; i++)
                outcomes.Add(await AppendAsync());
            return outcomes;
        })));

        var conversation = results[0][0].Message!.ConversationId;
        Assert.All(results.SelectMany(all => all), result => Assert.Equal(AppendOutcome.Appended, result.Outcome));
        Assert.Equal(Enumerable.Range(1, 2_000).Select(i => (long)i), results.SelectMany(all => all).Select(result => result.Message!.Seq).Order());
        Assert.Equal(2_000, (await _journal.FindAsync(Shop, conversation, None))!.LastSeq);
        Assert.Equal(new JournalViolations(0, 0, 0), await _journal.CheckAsync(None));
    }

    private Task<AppendResult> AppendAsync() => _journal.AppendAsync(NewMessage(), None);

    private AppendMessage NewMessage() => new()
    {
        Shop = Shop,
        Buyer = new BuyerId("buyer"),
        NewConversation = new ConversationId($"c{Interlocked.Increment(ref _ids):d6}"),
        From = MessageFrom.Buyer,
        Kind = MessageKind.Text,
        Text = "hello",
        ClientMsgId = $"m{Interlocked.Increment(ref _ids):d6}",
        At = _clock.GetUtcNow(),
    };

    /// <summary>The next commit hangs until it is released.</summary>
    private sealed class HangingCommit : IDisposable
    {
        private readonly ManualResetEventSlim _released = new();
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HangingCommit(FaultyJournalStore store) => store.BeforeCommit = _ =>
        {
            _entered.TrySetResult();
            _released.Wait();
        };

        public Task Entered => _entered.Task;

        public void Release() => _released.Set();

        public void Dispose() => _released.Dispose();
    }
}
