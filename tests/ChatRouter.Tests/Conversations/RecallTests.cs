using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Tests.Conversations;

/// <summary>An agent takes back what he wrote.</summary>
public sealed class RecallTests
{
    private static readonly AgentIdentity Anna = SmallShop.AgentOf("a");

    [Fact]
    public async Task A_message_is_taken_back_within_two_minutes_and_not_a_moment_later()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (talk, seq) = await AnsweredAsync(shop);

        shop.Clock.Advance(Recalls.Within);
        var inTime = await RecallAsync(shop, Anna, talk, seq);
        var (other, late) = await AnsweredAsync(shop, "another");
        shop.Clock.Advance(Recalls.Within + TimeSpan.FromMilliseconds(1));

        Assert.Null(inTime.Rejection);
        Assert.Equal(MessageKind.Recalled, await KindOfAsync(shop, talk, seq));
        Assert.Equal(ErrorCode.RecallTooLate, (await RecallAsync(shop, Anna, other, late)).Rejection?.Code);
        Assert.Equal(MessageKind.Text, await KindOfAsync(shop, other, late));
    }

    [Fact]
    public async Task The_same_call_again_is_answered_as_the_first_was_even_when_the_time_is_over()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (talk, seq) = await AnsweredAsync(shop);
        var id = Guid.CreateVersion7().ToString();

        var first = await RecallAsync(shop, Anna, talk, seq, id);
        shop.Clock.Advance(Recalls.Within * 2);
        var again = await RecallAsync(shop, Anna, talk, seq, id);

        Assert.Equal((first.Value!.Message.Seq, true), (again.Value!.Message.Seq, again.Value.Duplicate));
    }

    [Fact]
    public async Task Nobody_takes_back_what_is_not_his()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (talk, seq) = await AnsweredAsync(shop);

        Assert.Equal(ErrorCode.UnknownMessage, (await RecallAsync(shop, Anna, talk, seq - 1)).Rejection?.Code);
        Assert.Equal(ErrorCode.UnknownMessage, (await RecallAsync(shop, Anna, talk, seq + 1)).Rejection?.Code);
        Assert.Equal(ErrorCode.UnknownMessage, (await RecallAsync(shop, Anna, talk, -1)).Rejection?.Code);
        Assert.Equal(ErrorCode.UnknownConversation, (await RecallAsync(shop, SmallShop.AgentOf("b"), talk, seq)).Rejection?.Code);
        Assert.Equal(MessageKind.Text, await KindOfAsync(shop, talk, seq));
    }

    [Fact]
    public async Task A_recall_itself_and_a_note_are_not_taken_back()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (talk, seq) = await AnsweredAsync(shop);
        var note = await shop.Get<AgentConversations>().NoteAsync(Anna, new("c"), talk, Guid.CreateVersion7().ToString(), "difficult", CancellationToken.None);
        var recall = await RecallAsync(shop, Anna, talk, seq);

        Assert.Equal(ErrorCode.UnknownMessage, (await RecallAsync(shop, Anna, talk, note.Value!.Message.Seq)).Rejection?.Code);
        Assert.Equal(ErrorCode.UnknownMessage, (await RecallAsync(shop, Anna, talk, recall.Value!.Message.Seq)).Rejection?.Code);
    }

    [Fact]
    public async Task Where_nothing_else_answers_him_the_buyer_waits_again_since_he_wrote()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(Anna);
        var talk = await shop.WriteAsync("buyer");
        var since = (await FindAsync(shop, talk)).TurnOpenedAt;
        shop.Clock.Advance(TimeSpan.FromSeconds(5));
        var (first, second) = (await SayAsync(shop, talk), await SayAsync(shop, talk));

        await RecallAsync(shop, Anna, talk, first);
        var stillAnswered = await FindAsync(shop, talk);
        var idle = (await WaitingOfAsync(shop)).Single();
        await RecallAsync(shop, Anna, talk, second);
        await shop.Get<RoutingWork>().WhenIdleAsync(CancellationToken.None);
        var unanswered = await FindAsync(shop, talk);

        Assert.NotNull(since);
        Assert.Null(stillAnswered.TurnOpenedAt);
        Assert.Equal((since, since), (unanswered.TurnOpenedAt, unanswered.WaitingSince));
        Assert.Equal((stillAnswered.Version, Anna.Agent), (unanswered.Version, unanswered.Owner));
        Assert.Equal((0, 1), (idle, (await WaitingOfAsync(shop)).Single()));
        Assert.Equal([1L], (await shop.Get<IJournal>().MarksAsync(SmallShop.Id, [talk], CancellationToken.None)).Select(mark => mark.Seq));
    }

    [Fact]
    public async Task A_call_that_was_cut_off_before_the_turn_opened_again_is_finished_when_it_is_repeated()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (talk, seq) = await AnsweredAsync(shop);
        var id = Guid.CreateVersion7().ToString();
        var stored = await shop.Get<IJournal>().AppendAsync(
            new()
            {
                Shop = SmallShop.Id,
                Conversation = talk,
                RequiredOwner = Anna.Agent,
                From = MessageFrom.Agent,
                SenderId = Anna.Agent.Value,
                Kind = MessageKind.Recall,
                Recalls = seq,
                ClientMsgId = id,
                At = shop.Clock.GetUtcNow(),
            },
            CancellationToken.None);

        var again = await RecallAsync(shop, Anna, talk, seq, id);

        Assert.Null(stored.Conversation!.TurnOpenedAt);
        Assert.True(again.Value!.Duplicate);
        Assert.NotNull((await FindAsync(shop, talk)).TurnOpenedAt);
    }

    [Fact]
    public async Task A_turn_that_needed_no_reply_stays_closed_and_one_after_it_opens_again()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(Anna);
        var talk = await shop.WriteAsync("buyer");
        shop.Clock.Advance(TimeSpan.FromSeconds(5));
        await shop.Get<AgentConversations>().NoReplyNeededAsync(Anna, talk, CancellationToken.None);
        shop.Clock.Advance(TimeSpan.FromSeconds(5));

        await RecallAsync(shop, Anna, talk, await SayAsync(shop, talk));
        var needless = (await FindAsync(shop, talk)).TurnOpenedAt;
        shop.Clock.Advance(TimeSpan.FromSeconds(5));
        await shop.WriteAsync("buyer");
        var since = (await FindAsync(shop, talk)).TurnOpenedAt;
        await RecallAsync(shop, Anna, talk, await SayAsync(shop, talk));

        Assert.Null(needless);
        Assert.Equal(shop.Clock.GetUtcNow(), since);
        Assert.Equal(since, (await FindAsync(shop, talk)).TurnOpenedAt);
    }

    private static async Task<(ConversationId Talk, long Seq)> AnsweredAsync(SmallShop shop, string buyer = "buyer")
    {
        await shop.OnlineAsync(Anna);
        var talk = await shop.WriteAsync(buyer);
        return (talk, await SayAsync(shop, talk));
    }

    private static async Task<long> SayAsync(SmallShop shop, ConversationId talk)
    {
        var sent = await shop.Get<AgentConversations>().SendAsync(Anna, new("c"), talk, new(Guid.CreateVersion7().ToString(), MessageKind.Text, "tomorrow"), CancellationToken.None);
        await shop.Get<RoutingWork>().WhenIdleAsync(CancellationToken.None);
        return sent.Value!.Message.Seq;
    }

    private static async Task<ConversationRecord> FindAsync(SmallShop shop, ConversationId talk) =>
        (await shop.Get<IJournal>().FindAsync(SmallShop.Id, talk, CancellationToken.None))!;

    // As the dispatcher counts them, for each agent who is there.
    private static async Task<IEnumerable<int>> WaitingOfAsync(SmallShop shop) =>
        (await shop.Get<IDispatcher>().ViewAsync(SmallShop.Id, CancellationToken.None))!.Agents.Where(agent => agent.State == AgentState.Online).Select(agent => agent.Pending);

    private static Task<Result<Sent>> RecallAsync(SmallShop shop, AgentIdentity agent, ConversationId talk, long seq, string? id = null) =>
        shop.Get<Recalls>().RecallAsync(agent, talk, id ?? Guid.CreateVersion7().ToString(), seq, CancellationToken.None);

    private static async Task<MessageKind> KindOfAsync(SmallShop shop, ConversationId talk, long seq) =>
        (await shop.Get<IJournal>().ReadAsync(SmallShop.Id, talk, seq - 1, 1, CancellationToken.None)).Single().Kind;
}
