using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Supervision;

/// <summary>What the chat promises of the next answer, by those of the last days.</summary>
public sealed class UsualRepliesTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private int _buyers;

    [Theory]
    [InlineData(12, 30)]
    [InlineData(30, 30)]
    [InlineData(31, 60)]
    [InlineData(400, 600)]
    [InlineData(3_600, 3_600)]
    [InlineData(3_601, null)]
    public async Task Half_of_the_buyers_are_answered_at_least_as_soon_as_is_promised(int usual, int? promised)
    {
        await using var shop = await SmallShop.OpenAsync();
        await AnswerAsync(shop, UsualReplies.Fewest / 2, afterSeconds: usual);
        await AnswerAsync(shop, UsualReplies.Fewest / 2, afterSeconds: 7_200);

        Assert.Equal(promised, await CountedAsync(shop));
    }

    [Fact]
    public async Task Few_conversations_promise_nothing_and_neither_do_old_ones()
    {
        await using var shop = await SmallShop.OpenAsync();
        await AnswerAsync(shop, UsualReplies.Fewest - 1, afterSeconds: 5);
        Assert.Null(await CountedAsync(shop));

        await AnswerAsync(shop, 1, afterSeconds: 5);
        shop.Clock.Advance(UsualReplies.KeptFor);
        Assert.Equal(30, await CountedAsync(shop));

        shop.Clock.Advance(UsualReplies.Span);
        Assert.Null(await CountedAsync(shop));
    }

    [Fact]
    public async Task Who_never_got_an_answer_waited_longer_than_anybody()
    {
        await using var shop = await SmallShop.OpenAsync();
        await AnswerAsync(shop, UsualReplies.Fewest / 2, afterSeconds: 5);
        for (var i = 0; i <= UsualReplies.Fewest / 2; i++)
            await shop.WriteAsync($"alone {i}");
        shop.Clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Null(await CountedAsync(shop));
    }

    [Fact]
    public async Task Whoever_asks_within_five_minutes_gets_what_was_counted_for_the_first_and_nobody_waits_for_a_count()
    {
        await using var shop = await SmallShop.OpenAsync();
        var replies = shop.Get<UsualReplies>();
        await AnswerAsync(shop, UsualReplies.Fewest, afterSeconds: 5);

        Assert.Null(replies.Of(SmallShop.Id));
        await shop.Get<RoutingWork>().WhenIdleAsync(None);
        Assert.Equal(30, replies.Of(SmallShop.Id)?.TotalSeconds);
        await AnswerAsync(shop, UsualReplies.Fewest * 2, afterSeconds: 50);
        shop.Clock.Advance(UsualReplies.KeptFor);

        Assert.Equal(30, replies.Of(SmallShop.Id)?.TotalSeconds);
        await shop.Get<RoutingWork>().WhenIdleAsync(None);
        Assert.Equal(60, replies.Of(SmallShop.Id)?.TotalSeconds);
    }

    private static async Task<double?> CountedAsync(SmallShop shop)
    {
        shop.Get<UsualReplies>().Of(SmallShop.Id);
        await shop.Get<RoutingWork>().WhenIdleAsync(None);
        return shop.Get<UsualReplies>().Of(SmallShop.Id)?.TotalSeconds;
    }

    /// <summary>So many buyers write at once and get an answer after that time.</summary>
    private async Task AnswerAsync(SmallShop shop, int buyers, int afterSeconds)
    {
        var talks = new List<ConversationId>();
        for (var i = 0; i < buyers; i++)
            talks.Add(await shop.WriteAsync($"buyer {_buyers++}"));
        foreach (var talk in talks)
        {
            var answered = await shop.Get<IJournal>().AppendAsync(
                new()
                {
                    Shop = SmallShop.Id,
                    Conversation = talk,
                    From = MessageFrom.Agent,
                    SenderId = "a",
                    Kind = MessageKind.Text,
                    Text = "here",
                    ClientMsgId = Guid.CreateVersion7().ToString(),
                    At = shop.Clock.GetUtcNow().AddSeconds(afterSeconds),
                },
                None);
            Assert.Equal(AppendOutcome.Appended, answered.Outcome);
        }
    }
}
