using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Ratings;
using ChatRouter.Core.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.TestKit.Ratings;

/// <summary>What every reader of ratings promises. A subclass supplies one of an empty database, and a journal on the same.</summary>
public abstract class RatingStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly ShopId Other = new("another");
    private static readonly RatingQuery All = new(At(0), At(1_000));

    protected abstract IRatingStore Store { get; }

    protected abstract IJournalStore JournalStore { get; }

    [Fact]
    public async Task They_come_newest_first_as_they_were_given_with_who_gave_them_and_whom_they_are_of()
    {
        await WithJournalAsync(async journal =>
        {
            await RateAsync(journal, "a", 10, "anna", 5);
            await RateAsync(journal, "b", 30, "bert", 1, "<img src=x onerror=alert(1)> '; DROP TABLE ratings;-- 慢", "slow", "<b>");
            await RateAsync(journal, "c", 20, null, 3);
            await RateAsync(journal, "d", 20, "anna", 4, "谢谢");
        });

        var found = await Store.FindAsync(Shop, All, null, 10, None);

        Assert.Equal(["b 1 bert", "d 4 anna", "c 3 ", "a 5 anna"], found.Select(Said));
        var worst = found[0];
        Assert.Equal(("<img src=x onerror=alert(1)> '; DROP TABLE ratings;-- 慢", At(30), new BuyerId("b"), "name of b"), (worst.Rating.Text, worst.Rating.At, worst.Buyer, worst.BuyerName));
        Assert.Equal(["slow", "<b>"], worst.Rating.Tags);
        Assert.Empty(await Store.FindAsync(Other, All, null, 10, None));
        Assert.Equal([0, 0, 0, 0, 0], (await Store.CountAsync(Other, All, None)).Scores);
    }

    [Fact]
    public async Task A_page_begins_after_the_one_before_whatever_comes_meanwhile()
    {
        await WithJournalAsync(async journal =>
        {
            // Several at one time: their order is by conversation, and no page loses or repeats one.
            foreach (var (buyer, score) in new[] { ("a", 1), ("b", 5), ("c", 1), ("d", 3), ("e", 5) })
                await RateAsync(journal, buyer, 10, "anna", score);
        });
        var read = new List<string>();

        for (RatingMark? mark = null; ;)
        {
            var page = await Store.FindAsync(Shop, All, mark, 2, None);
            read.AddRange(page.Select(Said));
            if (page.Count < 2)
                break;
            mark = RatingMark.TryParse(RatingMark.Of(page[^1]).ToString(), out var place) ? place : null;
            await WithJournalAsync(journal => RateAsync(journal, $"new {read.Count}", 20, "anna", 2));
        }

        Assert.Equal(["e 5 anna", "d 3 anna", "c 1 anna", "b 5 anna", "a 1 anna"], read);
    }

    [Fact]
    public async Task They_are_filtered_by_period_agent_score_and_words_and_counted_by_the_same()
    {
        await WithJournalAsync(async journal =>
        {
            await RateAsync(journal, "a", 10, "anna", 1, "bad");
            await RateAsync(journal, "b", 20, "anna", 2);
            await RateAsync(journal, "c", 30, "bert", 2, "poor");
            await RateAsync(journal, "d", 40, "anna", 5, "good");
            await RateAsync(journal, "e", 50, "anna", 5);
            await RateAsync(journal, "f", 60, "bert", 5, "");
        });
        var anna = All with { Agent = new("anna") };

        async Task FindsAsync(RatingQuery query, string buyers, params int[] scores)
        {
            Assert.Equal(buyers, string.Concat((await Store.FindAsync(Shop, query, null, 10, None)).Select(rated => rated.Buyer.Value)));
            Assert.Equal(scores, (await Store.CountAsync(Shop, query, None)).Scores);
        }

        await FindsAsync(All, "fedcba", 1, 2, 0, 0, 3);
        await FindsAsync(new(At(20), At(50)), "dcb", 0, 2, 0, 0, 1);
        await FindsAsync(anna, "edba", 1, 1, 0, 0, 2);
        await FindsAsync(All with { Most = 2 }, "cba", 1, 2, 0, 0, 0);
        await FindsAsync(All with { Least = 2, Most = 2 }, "cb", 0, 2, 0, 0, 0);
        await FindsAsync(All with { WithWords = true }, "dca", 1, 1, 0, 0, 1);
        await FindsAsync(anna with { WithWords = true }, "da", 1, 0, 0, 0, 1);
        await FindsAsync(anna with { Most = 2, WithWords = true }, "a", 1, 0, 0, 0, 0);
        await FindsAsync(All with { Least = 5, Most = 1 }, "", 0, 0, 0, 0, 0);
        await FindsAsync(All with { Agent = new("nobody") }, "", 0, 0, 0, 0, 0);
        Assert.Equal((6, 20.0 / 6), ((await Store.CountAsync(Shop, All, None)).Count, (await Store.CountAsync(Shop, All, None)).Average));
        Assert.Null((await Store.CountAsync(Shop, All with { Agent = new("nobody") }, None)).Average);
    }

    [Fact]
    public async Task Who_rates_again_has_said_the_last_only()
    {
        await WithJournalAsync(async journal =>
        {
            await RateAsync(journal, "a", 10, "anna", 1, "bad");
            await journal.RateAsync(new(Shop, new("a"), new("a"), 5, [], null, At(90)), None);
        });

        Assert.Equal([("a 5 anna", At(90))], (await Store.FindAsync(Shop, All, null, 10, None)).Select(rated => (Said(rated), rated.Rating.At)));
        Assert.Empty(await Store.FindAsync(Shop, All with { WithWords = true }, null, 10, None));
        Assert.Equal([0, 0, 0, 0, 1], (await Store.CountAsync(Shop, All, None)).Scores);
    }

    [Fact]
    public async Task The_share_is_of_conversations_that_came_to_somebody_in_the_period()
    {
        await WithJournalAsync(async journal =>
        {
            await RateAsync(journal, "a", 10, "anna", 5);
            await RateAsync(journal, "early", 5, "anna", 5);
            // Nobody had it.
            await RateAsync(journal, "alone", 12, null, 2);
            await ServeAsync(journal, "unrated", 15, "anna");
            // Anna had it before Bert.
            var handed = await ServeAsync(journal, "handed", 20, "anna");
            await PlaceAsync(journal, handed, "bert", 25);
            await journal.RateAsync(new(Shop, handed.Id, handed.Buyer, 4, [], null, At(5_000)), None);
        });
        var period = new RatingQuery(At(8), At(1_000));

        async Task<(int, int)> ShareAsync(RatingQuery query) => await Store.CountAsync(Shop, query, None) is var figures ? (figures.Served, figures.Rated) : default;
        Assert.Equal((3, 2), await ShareAsync(period));
        Assert.Equal((3, 2), await ShareAsync(period with { Most = 2, WithWords = true }));
        Assert.Equal((2, 1), await ShareAsync(period with { Agent = new("anna") }));
        Assert.Equal((1, 1), await ShareAsync(period with { Agent = new("bert") }));
        Assert.Equal((0, 0), await ShareAsync(new(At(100), At(200))));
        Assert.Equal(["handed 4 bert"], (await Store.FindAsync(Shop, new(At(4_000), At(6_000)), null, 10, None)).Select(Said));
    }

    private static DateTimeOffset At(int second) => DateTimeOffset.UnixEpoch.AddSeconds(second);

    private static string Said(RatedConversation rated) => $"{rated.Rating.ConversationId.Value} {rated.Rating.Score} {rated.Agent?.Value}";

    private async Task WithJournalAsync(Func<BatchingJournal, Task> work)
    {
        var journal = new BatchingJournal(JournalStore, Options.Create(new JournalOptions()), TimeProvider.System, NullLogger<BatchingJournal>.Instance);
        journal.Start();
        await work(journal);
        await journal.StopAsync(None);
    }

    private static async Task RateAsync(BatchingJournal journal, string buyer, int second, string? agent, int score, string? text = null, params string[] tags)
    {
        var conversation = await ServeAsync(journal, buyer, second, agent);
        await journal.EndAsync(new(Shop, conversation.Id, null, At(second)), None);
        Assert.True((await journal.RateAsync(new(Shop, conversation.Id, conversation.Buyer, score, tags, text, At(second)), None)).Rated);
    }

    private static async Task<ConversationRecord> ServeAsync(BatchingJournal journal, string buyer, int second, string? agent)
    {
        var opened = (await journal.AppendAsync(new()
        {
            Shop = Shop,
            Buyer = new(buyer),
            BuyerName = $"name of {buyer}",
            NewConversation = new(buyer),
            From = MessageFrom.Buyer,
            Kind = MessageKind.Text,
            Text = "hello",
            ClientMsgId = buyer,
            At = At(second),
        }, None)).Conversation!;
        return agent is null ? opened : await PlaceAsync(journal, opened, agent, second);
    }

    private static async Task<ConversationRecord> PlaceAsync(BatchingJournal journal, ConversationRecord conversation, string agent, int second) => (await journal.PlaceAsync(new(Shop, new()
    {
        Conversation = conversation.Id,
        Buyer = conversation.Buyer,
        Placement = Placement.Owned,
        Owner = new(agent),
        PreviousOwner = conversation.Owner,
        ExpectedVersion = conversation.Version,
        Changes = true,
        Reason = RouteReason.Weighted,
        WaitingSince = conversation.WaitingSince,
        At = At(second),
    }), None)).Conversation!;
}
