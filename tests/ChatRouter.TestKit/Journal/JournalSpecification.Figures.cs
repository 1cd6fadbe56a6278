using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Journal;

public abstract partial class JournalSpecification
{
    [Fact]
    public async Task A_shops_open_conversations_are_listed_those_without_an_answer_first_and_the_longest_waiting_of_them_first()
    {
        var answered = await OwnedAsync(Anna, new BuyerId("answered"));
        await AppendAsync(FromAgent(answered.Id, Anna));
        Later();
        var early = await OwnedAsync(Anna, new BuyerId("early"));
        var asksAgain = await OwnedAsync(Bert, new BuyerId("again"));
        await AppendAsync(FromAgent(asksAgain.Id, Bert));
        Later();
        var queued = (await AppendAsync(FromBuyer(buyer: new BuyerId("queued")))).Conversation!;
        await PlaceAsync(OwnedBy(null, queued));
        Later();
        await AppendAsync(FromBuyer("and now?", new BuyerId("again")) with { Conversation = asksAgain.Id, NewConversation = null });
        await EndAsync((await OwnedAsync(Anna, new BuyerId("gone"))).Id);

        var open = await _journal.OpenOfShopAsync(Shop, null, 10, None);

        Assert.Equal([early.Id, queued.Id, asksAgain.Id, answered.Id], open.Select(conversation => conversation.Id));
        Assert.Equal(await RowAsync(asksAgain.Id), open[2]);
        Assert.Equal("and now?", open[2].LastText);
        Assert.Equal([early.Id, queued.Id], (await _journal.OpenOfShopAsync(Shop, null, 2, None)).Select(conversation => conversation.Id));
        Assert.Empty(await _journal.OpenOfShopAsync(OtherShop, null, 10, None));
        foreach (var (last, place) in open.Select((last, place) => (last, place)))
            Assert.Equal(open.Skip(place + 1), await _journal.OpenOfShopAsync(Shop, OpenPlace.Of(last), 10, None));
        Assert.Equal([queued.Id, asksAgain.Id], (await _journal.OpenOfShopAsync(Shop, OpenPlace.Of(open[0]), 2, None)).Select(conversation => conversation.Id));
        // Of those that wait as long as each other the id tells which comes first.
        Assert.Equal(open, await _journal.OpenOfShopAsync(Shop, OpenPlace.Of(open[0]) with { Id = new("") }, 10, None));
    }

    [Fact]
    public async Task Open_conversations_and_those_that_ended_since_a_time_are_listed_with_who_said_what_kind_of_thing_when()
    {
        await EndAsync((await OwnedAsync(Anna, new BuyerId("before"))).Id);
        Later();
        var since = At;
        var ended = await OwnedAsync(Anna, new BuyerId("ended"));
        var asked = At;
        var answered = Later(20);
        await AppendAsync(FromAgent(ended.Id, Anna));
        await EndAsync(ended.Id);
        var open = await OwnedAsync(Bert, new BuyerId("open"));
        await AppendAsync(FromAgent(open.Id, Bert, MessageKind.Note));
        await AppendAsync(From(MessageFrom.Bot, open.Id));
        await AppendAsync(FromBuyer(buyer: new BuyerId("open")) with { Conversation = open.Id, NewConversation = null });

        var listed = await _journal.OpenSinceAsync(Shop, since, None);
        var marks = (await _journal.MarksAsync(Shop, [ended.Id, open.Id, new ConversationId("unknown")], None)).ToLookup(mark => mark.Conversation);

        Assert.Equal(new[] { ended.Id.Value, open.Id.Value }.Order(), listed.Select(conversation => conversation.Id.Value).Order());
        Assert.Equal(await RowAsync(open.Id), listed.Single(conversation => conversation.Id == open.Id));
        Assert.Equal([new TurnMark(ended.Id, 1, null, asked), new(ended.Id, 2, Anna, answered)], marks[ended.Id]);
        Assert.Equal([new TurnMark(open.Id, 1, null, answered), new(open.Id, 4, null, answered)], marks[open.Id]);
        Assert.Empty(await _journal.OpenSinceAsync(OtherShop, since, None));
        Assert.Empty(await _journal.MarksAsync(OtherShop, [ended.Id], None));
    }

    [Fact]
    public async Task What_came_to_conversations_is_read_on_page_by_page_with_what_was_taken_back_and_without_it()
    {
        var other = await OwnedAsync(Anna, new BuyerId("other"));
        var talk = await OwnedAsync(Anna, new BuyerId("talk"));
        var said = (await AppendAsync(FromAgent(talk.Id, Anna))).Message!;
        await AppendAsync(FromAgent(talk.Id, Anna, MessageKind.Note));
        await AppendAsync(FromAgent(talk.Id, Anna, MessageKind.Recall) with { Text = null, Recalls = said.Seq });
        var answered = Later(20);
        await AppendAsync(FromAgent(talk.Id, Anna));

        var all = await _journal.MarksAfterAsync(Shop, [new(talk.Id, 0), new(new("unknown"), 0), new(other.Id, 0)], 4, None);
        var first = Assert.Single(await _journal.MarksAfterAsync(Shop, [new(talk.Id, 0)], 3, None));
        var second = Assert.Single(await _journal.MarksAfterAsync(Shop, [new(talk.Id, first.UpTo), new(other.Id, 1)], 3, None));

        Assert.Equal([(talk.Id, 5L, true), (other.Id, 1, false)], all.Select(page => (page.Conversation, page.UpTo, page.More)));
        Assert.Equal([1L, 5], all[0].Marks.Select(mark => mark.Seq));
        Assert.Equal([1L], all[1].Marks.Select(mark => mark.Seq));
        Assert.Equal((4L, true), (first.UpTo, first.More));
        Assert.Equal([1L], first.Marks.Select(mark => mark.Seq));
        Assert.Equal([new MarkPage.Recall(4, 2)], first.Recalls);
        Assert.Equal((5L, false), (second.UpTo, second.More));
        Assert.Equal([new TurnMark(talk.Id, 5, Anna, answered)], second.Marks);
        Assert.Empty(second.Recalls);
        Assert.Empty(await _journal.MarksAfterAsync(Shop, [new(talk.Id, second.UpTo)], 3, None));
        Assert.Empty(await _journal.MarksAfterAsync(OtherShop, [new(talk.Id, 0)], 3, None));
    }

    [Fact]
    public async Task An_agents_conversations_are_those_that_came_to_him_since_a_time_or_are_his_without_those_that_ended_before_another()
    {
        var old = await OwnedAsync(Anna, new BuyerId("old"));
        var oldAndGone = await OwnedAsync(Anna, new BuyerId("old and gone"));
        Later();
        var assigned = At;
        var early = await OwnedAsync(Anna, new BuyerId("early"));
        await EndAsync(early.Id);
        Later();
        var ended = At;
        await EndAsync(oldAndGone.Id);
        var late = await OwnedAsync(Anna, new BuyerId("late"));
        await EndAsync(late.Id);
        var handedOver = await OwnedAsync(Anna, new BuyerId("handed over"));
        await PlaceAsync(OwnedBy(Bert, handedOver));
        await AppendAsync(FromAgent(handedOver.Id, Bert));
        var berts = await OwnedAsync(Bert, new BuyerId("bert's"));

        var annas = await _journal.ServedAsync(Shop, Anna, assigned, ended, None);

        Assert.Equal(new[] { old.Id, late.Id, handedOver.Id }.Select(id => id.Value).Order(StringComparer.Ordinal), annas.Select(conversation => conversation.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal(await RowAsync(handedOver.Id), annas.Single(conversation => conversation.Id == handedOver.Id));
        Assert.Equal(2, (await _journal.ServedAsync(Shop, Bert, assigned, ended, None)).Count(conversation => conversation.Id == handedOver.Id || conversation.Id == berts.Id));
        Assert.Empty(await _journal.ServedAsync(OtherShop, Anna, assigned, ended, None));
    }

    [Fact]
    public async Task The_newest_conversations_are_listed_first_whether_they_are_open_or_ended()
    {
        foreach (var id in new[] { "0001", "0002", "0003" })
        {
            await OwnedAsync(Anna, new BuyerId($"buyer {id}"), new ConversationId(id));
            Later();
        }

        await EndAsync(new ConversationId("0002"));
        await AppendAsync(FromAgent(new ConversationId("0001"), Anna));

        var newest = await _journal.NewestAsync(Shop, new() { Limit = 2 }, None);

        Assert.Equal(["0003", "0002"], newest.Select(conversation => conversation.Id.Value));
        Assert.Equal(2, (await _journal.NewestAsync(Shop, new() { Limit = 10 }, None))[^1].LastSeq);
        Assert.Empty(await _journal.NewestAsync(OtherShop, new() { Limit = 2 }, None));
        Assert.Equal(["0002", "0001"], (await _journal.NewestAsync(Shop, new() { Before = "0003", Limit = 2 }, None)).Select(conversation => conversation.Id.Value));
        Assert.Equal(["0001"], (await _journal.NewestAsync(Shop, new() { Before = "0002", Limit = 2 }, None)).Select(conversation => conversation.Id.Value));
        Assert.Empty(await _journal.NewestAsync(Shop, new() { Before = "0001", Limit = 2 }, None));
    }

    [Fact]
    public async Task Conversations_are_found_by_when_they_opened()
    {
        var (early, late) = (new ConversationId(NewId.At(DateTimeOffset.UnixEpoch.AddDays(1))), new ConversationId(NewId.At(DateTimeOffset.UnixEpoch.AddDays(2))));
        foreach (var id in new[] { early, late })
            await OwnedAsync(Anna, new BuyerId($"buyer {id.Value}"), id);
        var between = DateTimeOffset.UnixEpoch.AddDays(1.5);

        Assert.Equal([late], (await _journal.NewestAsync(Shop, new() { From = between, Limit = 9 }, None)).Select(conversation => conversation.Id));
        Assert.Equal([early], (await _journal.NewestAsync(Shop, new() { Until = between, Limit = 9 }, None)).Select(conversation => conversation.Id));
        Assert.Equal([early], (await _journal.NewestAsync(Shop, new() { From = DateTimeOffset.UnixEpoch, Before = late.Value, Limit = 9 }, None)).Select(conversation => conversation.Id));
    }

    [Fact]
    public async Task Ratings_listeda_time_come_with_who_owned_the_conversation_last()
    {
        await RatedAsync("before", 1);
        Later();
        var since = At;
        await RatedAsync("liked", 5);

        Assert.Equal([new OwnedRating(Anna, 5)], await _journal.RatedSinceAsync(Shop, since, None));
        Assert.Empty(await _journal.RatedSinceAsync(OtherShop, since, None));
    }

    [Fact]
    public async Task Placements_since_a_time_are_counted_by_reason_and_notes_also_of_conversations_that_ended()
    {
        var old = await OwnedAsync(Anna, new BuyerId("old"));
        await EndAsync((await OwnedAsync(Anna, new BuyerId("before"))).Id);
        Later();
        var since = At;
        await PlaceAsync(OwnedBy(Bert, old) with { Reason = RouteReason.Named, Notes = RouteNotes.Transferred | RouteNotes.OwnerOffline, At = At });
        foreach (var buyer in new[] { "b1", "b2", "b3" })
        {
            var opened = (await AppendAsync(FromBuyer(buyer: new BuyerId(buyer)))).Conversation!;
            await PlaceAsync(OwnedBy(Anna, opened) with { Reason = RouteReason.Weighted, Notes = RouteNotes.None, At = At });
            if (buyer == "b3")
                await EndAsync(opened.Id);
        }

        var counts = await _journal.DecisionsSinceAsync(Shop, since, 100, None);

        Assert.Equal([new(RouteReason.Named, RouteNotes.Transferred | RouteNotes.OwnerOffline, 1), new DecisionCount(RouteReason.Weighted, RouteNotes.None, 3)], counts);
        Assert.Equal(2, (await _journal.DecisionsSinceAsync(Shop, since, 2, None)).Sum(count => count.Count));
        Assert.Empty(await _journal.DecisionsSinceAsync(OtherShop, since, 100, None));
    }

    private async Task RatedAsync(string buyer, int score)
    {
        var conversation = await OwnedAsync(Anna, new BuyerId(buyer));
        await EndAsync(conversation.Id);
        await _journal.RateAsync(new(Shop, conversation.Id, new BuyerId(buyer), score, [], null, At), None);
    }
}
