using ChatRouter.Core.Journal;

namespace ChatRouter.TestKit.Journal;

public abstract partial class JournalSpecification
{
    private static readonly TimeSpan Deadline = new JournalOptions().Deadline;

    [Fact]
    public async Task A_poisoned_write_fails_alone()
    {
        var good = Enumerable.Range(0, 40).Select(i => FromBuyer(buyer: new BuyerId($"b{i % 4}"))).ToList();
        var bad = FromBuyer(buyer: new BuyerId("bad")) with { ClientMsgId = null! };

        var firstHalf = good.Take(20).Select(AppendAsync).ToList();
        var poisoned = AppendAsync(bad);
        var secondHalf = good.Skip(20).Select(AppendAsync).ToList();
        var results = await Task.WhenAll(firstHalf.Concat(secondHalf));

        Assert.IsNotType<JournalUnavailableException>(await Record.ExceptionAsync(() => poisoned));
        Assert.True(poisoned.IsFaulted);
        Assert.All(results, result => Assert.Equal(AppendOutcome.Appended, result.Outcome));
        Assert.All(results.GroupBy(result => result.Conversation!.Id), conversation =>
            Assert.Equal(Enumerable.Range(1, 10).Select(i => (long)i), conversation.Select(result => result.Message!.Seq)));
        Assert.Null(await _journal.FindOpenAsync(Shop, new BuyerId("bad"), None));
        Assert.Equal(Sound, await _journal.CheckAsync(None));
    }

    [Fact]
    public async Task A_conversation_whose_writes_keep_failing_is_set_aside_for_a_while()
    {
        var conversation = await OpenAsync();
        var good = FromAgent(conversation, Anna) with { RequiredOwner = null };
        for (var i = 0; i < 3; i++)
            Assert.IsNotType<JournalUnavailableException>(await Record.ExceptionAsync(() => AppendAsync(good with { ClientMsgId = null! })));

        await Assert.ThrowsAsync<JournalUnavailableException>(() => AppendAsync(good));
        Assert.Equal(AppendOutcome.Appended, (await AppendAsync(FromBuyer(buyer: new BuyerId("second")))).Outcome);

        _clock.Advance(new JournalOptions().Aside);
        Assert.Equal(AppendOutcome.Appended, (await AppendAsync(good)).Outcome);
    }

    [Fact]
    public async Task A_failing_database_is_unavailable_until_it_answers_again()
    {
        var conversation = await OpenAsync();
        _store.BeforeCommit = _ => throw new JournalUnavailableException("down");
        var lost = FromBuyer();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => AppendAsync(lost));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => EndAsync(conversation));
        _store.BeforeCommit = _ => { };

        Assert.Equal((AppendOutcome.Appended, 2L), await AppendAsync(lost) is var again ? (again.Outcome, again.Message!.Seq) : default);
    }

    [Fact]
    public async Task A_full_database_is_not_asked_for_every_single_write()
    {
        await OpenAsync();
        var tries = 0;
        using var gathering = new ManualResetEventSlim();
        using var entered = new SemaphoreSlim(0);
        _store.BeforeCommit = _ =>
        {
            tries++;
            entered.Release();
            gathering.Wait();
            throw new JournalFullException("full");
        };
        List<Task<AppendResult>> refused = [AppendAsync(FromBuyer("alone"))];
        await entered.WaitAsync();
        refused.AddRange(Enumerable.Range(0, 50).Select(_ => AppendAsync(FromBuyer())));
        gathering.Set();

        Assert.All(await Task.WhenAll(refused), result => Assert.Equal(AppendOutcome.StorageFull, result.Outcome));
        Assert.InRange(tries, 2, 5);

        _store.BeforeCommit = _ => { };
        Assert.Equal(AppendOutcome.Appended, (await AppendAsync(FromBuyer())).Outcome);
    }

    [Fact]
    public async Task A_hanging_database_fails_running_and_waiting_writes_in_time()
    {
        await OpenAsync();
        using var hanging = new ManualResetEventSlim();
        using var entered = new SemaphoreSlim(0);
        _store.BeforeCommit = _ =>
        {
            entered.Release();
            hanging.Wait();
        };
        var started = AppendAsync(FromBuyer("started"));
        await entered.WaitAsync();
        var waiting = AppendAsync(FromBuyer("waiting"));
        _clock.Advance(Deadline / 2);
        var young = AppendAsync(FromBuyer("young"));

        _clock.Advance(Deadline / 2 + TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAsync<JournalUnavailableException>(() => started);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => waiting);
        Assert.False(young.IsCompleted);
        _store.BeforeCommit = _ => { };
        hanging.Set();
        var result = await young;
        Assert.Equal(["hello", "started", "young"], (await MessagesAsync(result.Conversation!.Id)).Select(message => message.Text));
    }

    [Fact]
    public async Task While_others_are_committed_a_write_waits_longer_than_the_deadline()
    {
        var last = await LastOfThreeSlowWritesAsync(new JournalOptions { MaxBatch = 1 });

        Assert.Equal(AppendOutcome.Appended, (await last).Outcome);
    }

    [Fact]
    public async Task A_write_does_not_wait_for_ever_however_much_is_committed_before_it()
    {
        var last = await LastOfThreeSlowWritesAsync(new JournalOptions { MaxBatch = 1, LongestWait = Deadline * 2 });

        await Assert.ThrowsAsync<JournalUnavailableException>(() => last);
    }

    [Fact]
    public async Task A_caller_for_whom_the_queue_has_no_place_fails_in_time()
    {
        using var hanging = new ManualResetEventSlim();
        using var entered = new SemaphoreSlim(0);
        _store.BeforeCommit = _ =>
        {
            entered.Release();
            hanging.Wait();
        };
        using var journal = NewJournal(new JournalOptions { QueueCapacity = 1 });
        journal.Start();
        var running = journal.AppendAsync(FromBuyer(), None);
        await entered.WaitAsync();
        var waiting = journal.AppendAsync(FromBuyer(), None);
        var outside = journal.AppendAsync(FromBuyer(), None);

        _clock.Advance(Deadline * 2);

        foreach (var write in new[] { running, waiting, outside })
            await Assert.ThrowsAsync<JournalUnavailableException>(() => write);
        _store.BeforeCommit = _ => { };
        hanging.Set();
        await journal.StopAsync(None);
        // Of the one that was being committed its caller does not know that it is stored.
        Assert.Equal(1, journal.InDoubt);
    }

    [Fact]
    public async Task A_caller_who_goes_away_is_told_what_became_of_his_write_all_the_same()
    {
        var conversation = await OpenAsync();
        using var hanging = new ManualResetEventSlim();
        _store.BeforeCommit = _ => hanging.Wait();
        using var goingAway = new CancellationTokenSource();
        var left = _journal.AppendAsync(FromBuyer("left"), goingAway.Token);
        var kept = AppendAsync(FromBuyer("kept"));

        await goingAway.CancelAsync();
        hanging.Set();

        Assert.Equal(AppendOutcome.Appended, (await left).Outcome);
        await kept;
        Assert.Equal(["hello", "left", "kept"], (await MessagesAsync(conversation)).Select(message => message.Text));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_from_the_start_writes_nothing()
    {
        var command = FromBuyer();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _journal.AppendAsync(command, new CancellationToken(canceled: true)));

        await OpenAsync(new BuyerId("second"));
        Assert.Null(await _journal.FindAsync(Shop, command.NewConversation!.Value, None));
    }

    [Fact]
    public async Task Without_space_writes_say_so_and_reads_and_repeats_work()
    {
        var command = FromBuyer();
        var first = await AppendAsync(command);
        var owned = (await PlaceAsync(OwnedBy(Anna, first.Conversation!))).Conversation!;
        await _fixture.SetFullAsync(true);

        var big = FromBuyer(new string('x', 100_000));
        var (full, repeat) = (AppendAsync(big), AppendAsync(command));
        Assert.Equal(AppendOutcome.StorageFull, (await full).Outcome);
        Assert.Equal(AppendOutcome.Duplicate, (await repeat).Outcome);
        Assert.Equal([first.Message!], await MessagesAsync(owned.Id));

        await _fixture.SetFullAsync(false);
        Assert.Equal((AppendOutcome.Appended, 2L), await AppendAsync(big) is var again ? (again.Outcome, again.Message!.Seq) : default);
        Assert.Equal(Sound, await _journal.CheckAsync(None));
    }

    [Fact]
    public async Task Stopping_commits_what_was_handed_in_and_takes_no_more()
    {
        var writes = Enumerable.Range(0, 1000).Select(_ => AppendAsync(FromBuyer())).ToList();

        await _journal.StopAsync(None);

        Assert.All(await Task.WhenAll(writes), result => Assert.Equal(AppendOutcome.Appended, result.Outcome));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => AppendAsync(FromBuyer()));
    }

    [Fact]
    public async Task A_message_without_a_conversation_names_its_buyer()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(FromBuyer() with { Buyer = null }));
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(FromBuyer() with { NewConversation = null }));
    }

    // Each is committed alone, and that takes seven tenths of the deadline.
    private async Task<Task<AppendResult>> LastOfThreeSlowWritesAsync(JournalOptions options)
    {
        using var entered = new SemaphoreSlim(0);
        using var committed = new SemaphoreSlim(0);
        _store.BeforeCommit = _ =>
        {
            entered.Release();
            committed.Wait();
        };
        using var journal = NewJournal(options);
        journal.Start();
        var writes = Enumerable.Range(0, 3).Select(_ => journal.AppendAsync(FromBuyer(), None)).ToList();
        foreach (var write in writes)
        {
            await entered.WaitAsync();
            _clock.Advance(Deadline * 0.7);
            committed.Release();
            await Task.WhenAny(write);
        }

        await journal.StopAsync(None);
        return writes[^1];
    }
}
