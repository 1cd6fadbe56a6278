using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Journal;

public abstract partial class JournalSpecification
{
    [Fact]
    public async Task A_decision_is_carried_out_and_kept_whole()
    {
        var opened = (await AppendAsync(FromBuyer())).Conversation!;
        var decision = OwnedBy(Anna, opened) with
        {
            Notes = RouteNotes.Overflow | RouteNotes.Silent,
            Pool = new PoolId("g+h"),
            Tier = Tier.Calm,
            RunnerUp = Bert,
            Counts = new PoolCounts(1, 2, 3, 4, 5, 6),
            WinnerPending = 1,
            WinnerActive = 2,
            WinnerShare = 720720,
            OrderState = OrderState.Paid,
            Priority = 3,
            Tried = [Bert],
            ExcludedAgent = Bert,
            TransferredTo = new GroupId("g"),
            WaitingSince = At.AddSeconds(-5),
            At = Later(),
        };

        var placed = await _journal.PlaceAsync(new PlaceConversation(Shop, decision, Bert, "please 请"), None);

        Assert.Equal(PlaceOutcome.Placed, placed.Outcome);
        var row = placed.Conversation!;
        Assert.Equal((Placement.Owned, Anna, 1, OrderState.Paid, 3), (row.Placement, row.Owner!.Value, row.Version, row.OrderState, row.Priority));
        Assert.Equal(decision.WaitingSince, row.WaitingSince);
        Assert.Equal(row, await RowAsync(opened.Id));
        var kept = Assert.Single(await _journal.AssignmentsAsync(Shop, opened.Id, None));
        Assert.Equal((opened.Id, 1, Placement.Owned, Anna, Bert, "please 请"), (kept.Conversation, kept.Version, kept.Placement, kept.Owner!.Value, kept.By!.Value, kept.Remark));
        Assert.Equal(decision with { Tried = kept.Decision.Tried }, kept.Decision);
        Assert.Equal([Bert], kept.Decision.Tried);
    }

    [Fact]
    public async Task The_history_holds_every_placement_in_order()
    {
        var row = (await AppendAsync(FromBuyer())).Conversation!;
        foreach (var owner in new AgentId?[] { null, Anna, Bert, null, Anna })
            row = (await PlaceAsync(OwnedBy(owner, row) with { At = Later() })).Conversation!;

        var history = await _journal.AssignmentsAsync(Shop, row.Id, None);

        Assert.Equal([1, 2, 3, 4, 5], history.Select(record => record.Version));
        Assert.Equal([null, Anna, Bert, null, Anna], history.Select(record => record.Owner));
        Assert.Equal(history.Select(record => record.Decision.At), history.Select(record => record.At));
        Assert.Equal(Sound, await _journal.CheckAsync(None));
    }

    [Fact]
    public async Task Of_racing_decisions_on_one_version_exactly_one_wins()
    {
        var row = (await AppendAsync(FromBuyer())).Conversation!;
        for (var version = 0; version < 10; version++)
        {
            var decisions = Enumerable.Range(0, 16).Select(i => OwnedBy(new AgentId($"a{i % 8}"), row)).ToList();

            var results = await Task.WhenAll(decisions.Select(decision => Task.Run(() => PlaceAsync(decision))));

            row = Assert.Single(results, result => result.Outcome == PlaceOutcome.Placed).Conversation!;
            Assert.All(results.Where(result => result.Outcome != PlaceOutcome.Placed), result =>
                Assert.Equal((PlaceOutcome.Refused, row), (result.Outcome, result.Conversation)));
        }
        Assert.Equal(10, (await RowAsync(row.Id)).Version);
        Assert.Equal(Sound, await _journal.CheckAsync(None));
    }

    [Fact]
    public async Task A_stale_late_or_unknown_decision_writes_nothing()
    {
        var owned = await OwnedAsync(Anna);

        var stale = await PlaceAsync(OwnedBy(Bert, owned) with { ExpectedVersion = 0 });
        var early = await PlaceAsync(OwnedBy(Bert, owned) with { ExpectedVersion = 2 });
        var unknown = await PlaceAsync(OwnedBy(Bert, owned) with { Conversation = new ConversationId("unknown") });
        var closed = (await EndAsync(owned.Id)).Conversation;
        var late = await PlaceAsync(OwnedBy(Bert, owned));

        Assert.Equal((PlaceOutcome.Refused, owned), (stale.Outcome, stale.Conversation));
        Assert.Equal(PlaceOutcome.Refused, early.Outcome);
        Assert.Equal(new PlaceResult(PlaceOutcome.UnknownConversation, null), unknown);
        Assert.Equal(new PlaceResult(PlaceOutcome.Refused, closed), late);
        Assert.Single(await _journal.AssignmentsAsync(Shop, owned.Id, None));
    }

    [Fact]
    public async Task A_decision_that_changes_nothing_is_not_written()
    {
        var owned = await OwnedAsync(Anna);

        var result = await PlaceAsync(OwnedBy(Anna, owned) with { Changes = false });

        Assert.Equal(new PlaceResult(PlaceOutcome.Placed, owned), result);
        Assert.Single(await _journal.AssignmentsAsync(Shop, owned.Id, None));
    }

    [Fact]
    public async Task A_decision_must_say_where_to()
    {
        var owned = await OwnedAsync(Anna);

        await Assert.ThrowsAsync<ArgumentException>(() => PlaceAsync(OwnedBy(Anna, owned) with { Owner = null }));
        await Assert.ThrowsAsync<ArgumentException>(() => PlaceAsync(OwnedBy(null, owned) with { Owner = Anna }));
        await Assert.ThrowsAsync<ArgumentException>(() => PlaceAsync(OwnedBy(null, owned) with { Placement = Placement.Closed }));
    }

    [Fact]
    public async Task An_agents_open_conversations_are_listed_oldest_first()
    {
        var first = await OwnedAsync(Anna, new BuyerId("b1"));
        Later();
        var second = await OwnedAsync(Anna, new BuyerId("b0"));
        await OwnedAsync(Bert, new BuyerId("b2"));
        var ended = await OwnedAsync(Anna, new BuyerId("b3"));
        await EndAsync(ended.Id);

        Assert.Equal([first, second], await _journal.OwnedByAsync(Shop, Anna, None));
    }

    [Fact]
    public async Task Handing_over_an_open_turn_is_a_contact_and_so_is_every_message()
    {
        var owned = await OwnedAsync(Anna);
        var handedAt = At;
        var handed = await ContactsAsync();
        var askedAt = Later();
        await AppendAsync(FromBuyer());
        var asked = await ContactsAsync();
        var answeredAt = Later();
        await AppendAsync(FromAgent(owned.Id, Anna));
        Later();
        await AppendAsync(FromAgent(owned.Id, Bert) with { RequiredOwner = null });
        await AppendAsync(From(MessageFrom.Bot, owned.Id));
        await AppendAsync(FromAgent(owned.Id, Anna, MessageKind.Note));

        var answered = await ContactsAsync();

        Assert.Equal([new ContactTruth(Buyer, Anna, handedAt)], handed);
        Assert.Equal([new ContactTruth(Buyer, Anna, askedAt)], asked);
        Assert.Equal([new ContactTruth(Buyer, Anna, answeredAt)], answered);
    }

    [Fact]
    public async Task Receiving_a_conversation_without_an_open_turn_is_no_contact()
    {
        var owned = await OwnedAsync(Anna);
        await AppendAsync(FromAgent(owned.Id, Anna));
        var contactAt = At;
        Later();

        await PlaceAsync(OwnedBy(Bert, await RowAsync(owned.Id)));

        Assert.Equal([new ContactTruth(Buyer, Anna, contactAt)], await ContactsAsync());
    }

    [Fact]
    public async Task A_contact_outlives_the_owner_and_the_conversation()
    {
        var owned = await OwnedAsync(Anna);
        var annaAt = At;
        Later();
        await PlaceAsync(OwnedBy(Bert, owned) with { Notes = RouteNotes.AgentLost, At = At });
        var bertAt = At;
        Later();
        await EndAsync(owned.Id);

        Assert.Equal([new ContactTruth(Buyer, Anna, annaAt), new ContactTruth(Buyer, Bert, bertAt)], await ContactsAsync());
    }

    [Fact]
    public async Task A_transfer_moves_the_contact()
    {
        var row = await OwnedAsync(Anna);
        row = (await PlaceAsync(OwnedBy(Bert, row) with { At = Later() })).Conversation!;
        row = (await PlaceAsync(OwnedBy(Anna, row) with { At = Later() })).Conversation!;
        await AppendAsync(FromAgent(row.Id, Anna));
        row = await RowAsync(row.Id);

        await PlaceAsync(OwnedBy(Bert, row) with { Notes = RouteNotes.Transferred, Reason = RouteReason.Named, At = Later() });

        Assert.Equal([new ContactTruth(Buyer, Bert, At)], await ContactsAsync());
    }

    [Fact]
    public async Task A_transfer_to_a_group_forgets_the_giver()
    {
        var row = await OwnedAsync(Anna);

        await PlaceAsync(OwnedBy(null, row) with { Notes = RouteNotes.Transferred, TransferredTo = new GroupId("g"), ExcludedAgent = Anna });

        Assert.Empty(await ContactsAsync());
    }

    [Theory]
    [InlineData(Placement.Queued)]
    [InlineData(Placement.OfflinePool)]
    public async Task Who_gets_a_transferred_conversation_after_it_waited_sees_that_it_was_handed_over_and_nobody_after_him(Placement waits)
    {
        var row = await OwnedAsync(Anna);
        Decision Waiting(RouteNotes notes) => OwnedBy(null, row) with { Placement = waits, Notes = notes, At = Later() };
        var seen = new List<RouteNotes>();
        async Task KeepAsync(Decision decision) => seen.Add((row = (await PlaceAsync(decision)).Conversation!).Notes);

        await KeepAsync(Waiting(RouteNotes.Transferred));
        await KeepAsync(Waiting(RouteNotes.Overflow));
        await KeepAsync(OwnedBy(Bert, row) with { Notes = RouteNotes.FromQueue, At = Later() });
        await KeepAsync(OwnedBy(Anna, row) with { Notes = RouteNotes.AgentLost, At = Later() });
        await KeepAsync(Waiting(RouteNotes.None));
        await KeepAsync(OwnedBy(Bert, row) with { Notes = RouteNotes.FromQueue, At = Later() });

        Assert.Equal(
            [RouteNotes.Transferred, RouteNotes.Transferred | RouteNotes.Overflow, RouteNotes.Transferred | RouteNotes.FromQueue, RouteNotes.AgentLost, RouteNotes.None, RouteNotes.FromQueue], seen);
        Assert.Equal(row, await RowAsync(row.Id));
        Assert.Equal(
            [RouteNotes.None, RouteNotes.Transferred, RouteNotes.Overflow, RouteNotes.FromQueue, RouteNotes.AgentLost, RouteNotes.None, RouteNotes.FromQueue],
            (await _journal.AssignmentsAsync(Shop, row.Id, None)).Select(record => record.Decision.Notes));
    }
}
