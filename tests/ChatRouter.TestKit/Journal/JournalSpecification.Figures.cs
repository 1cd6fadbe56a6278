using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

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

        var open = await _journal.OpenOfShopAsync(Shop, 10, None);

        Assert.Equal([early.Id, queued.Id, asksAgain.Id, answered.Id], open.Select(conversation => conversation.Id));
        Assert.Equal(await RowAsync(asksAgain.Id), open[2]);
        Assert.Equal("and now?", open[2].LastText);
        Assert.Equal([early.Id, queued.Id], (await _journal.OpenOfShopAsync(Shop, 2, None)).Select(conversation => conversation.Id));
        Assert.Empty(await _journal.OpenOfShopAsync(OtherShop, 10, None));
    }

    [Fact]
    public async Task Conversations_and_their_first_answers_by_people_are_counted_from_a_time_on()
    {
        await AnsweredAfterAsync("before", 1);
        Later(10);
        var since = At;
        await AnsweredAfterAsync("fast", 20);
        await AnsweredAfterAsync("just in time", 180);
        await AnsweredAfterAsync("late", 181);
        var noted = await OwnedAsync(Anna, new BuyerId("noted"), NewIdNow());
        await AppendAsync(FromAgent(noted.Id, Anna, MessageKind.Note));
        await AppendAsync(From(MessageFrom.Bot, noted.Id));

        Assert.Equal(new DayFigures(4, 3, 2, 127), await _journal.FiguresSinceAsync(Shop, since, None));
        Assert.Equal(new DayFigures(0, 0, 0, null), await _journal.FiguresSinceAsync(OtherShop, since, None));
    }

    // Answered twice, of which the first counts.
    private async Task AnsweredAfterAsync(string buyer, int seconds)
    {
        var conversation = await OwnedAsync(Anna, new BuyerId(buyer), NewIdNow());
        Later(seconds);
        await AppendAsync(FromAgent(conversation.Id, Anna));
        Later();
        await AppendAsync(FromAgent(conversation.Id, Anna));
    }

    private ConversationId NewIdNow() => new(NewId.At(At));
}
