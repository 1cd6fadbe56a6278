using ChatRouter.Core.Bots;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Bots;

/// <summary>A shop's bot and its buyers: whom it has, what it says, when it lets go.</summary>
public sealed class ShopBotsTests : IAsyncLifetime
{
    private const string Known = "什么时候发货";
    private const string Answer = "48 小时内发货。";
    private static readonly AgentIdentity Anna = SmallShop.AgentOf("a");

    private SmallShop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await SmallShop.OpenAsync();
        await _shop.OnlineAsync(Anna);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task It_has_a_buyer_as_long_as_it_knows_the_answers()
    {
        await BotAsync(BotMode.First);

        var talk = await _shop.WriteAsync("x", Known);
        Assert.Equal((Placement.HeldByBot, null), await WhereAsync(talk));
        await _shop.WriteAsync("x", "发货了吗");
        Assert.Equal([null, Answer, null, Answer], (await MessagesAsync(talk)).Select(message => message.From == MessageFrom.Bot ? message.Text : null));
        _shop.Clock.Advance(TimeSpan.FromMinutes(5));
        await _shop.WriteAsync("x", "这件衣服起球吗");

        var conversation = await FindAsync(talk);
        Assert.Equal((Placement.Owned, Anna.Agent, _shop.Clock.GetUtcNow()), (conversation.Placement, conversation.Owner!.Value, conversation.TurnOpenedAt!.Value));
        Assert.Equal(RouteNotes.FromBot, conversation.Notes);
        await _shop.WriteAsync("x", Known);
        Assert.Equal(MessageFrom.Buyer, (await MessagesAsync(talk))[^1].From);
    }

    [Fact]
    public async Task What_it_does_not_know_is_the_agents_from_the_first_word()
    {
        await BotAsync(BotMode.First);

        var talk = await _shop.WriteAsync("x", "在吗");

        Assert.Equal((Placement.Owned, Anna.Agent), await WhereAsync(talk));
        Assert.Single(await MessagesAsync(talk));
    }

    [Fact]
    public async Task Whom_an_agent_knows_from_the_last_days_he_serves_himself()
    {
        var former = await _shop.WriteAsync("x", "在吗");
        await _shop.Get<AgentConversations>().CloseAsync(Anna, former, CancellationToken.None);
        await BotAsync(BotMode.First);

        var talk = await _shop.WriteAsync("x", Known);

        Assert.Equal((Placement.Owned, Anna.Agent), await WhereAsync(talk));
        Assert.Single(await MessagesAsync(talk));
    }

    [Fact]
    public async Task While_nobody_is_there_it_answers_and_the_message_stays_for_the_agents()
    {
        await BotAsync(BotMode.Away);
        var served = await _shop.WriteAsync("served", Known);
        Assert.Equal((Placement.Owned, Anna.Agent), await WhereAsync(served));
        Assert.Single(await MessagesAsync(served));
        await LeaveAsync();

        var talk = await _shop.WriteAsync("x", Known);
        await _shop.WriteAsync("x", "另外,起球吗");

        Assert.Equal((Placement.OfflinePool, null), await WhereAsync(talk));
        Assert.Equal([MessageFrom.Buyer, MessageFrom.Bot, MessageFrom.Buyer], (await MessagesAsync(talk)).Select(message => message.From));
        Assert.NotNull((await FindAsync(talk)).TurnOpenedAt);
    }

    [Fact]
    public async Task A_buyer_who_wants_a_human_has_waited_since_he_said_so()
    {
        await BotAsync(BotMode.First);
        var talk = await _shop.WriteAsync("x", Known);
        _shop.Clock.Advance(TimeSpan.FromMinutes(3));

        for (var i = 0; i < 2; i++)
            Assert.Null(await _shop.Get<BuyerConversations>().AskHumanAsync(new(SmallShop.Id, new("x"), null, Verified: false), CancellationToken.None));
        await _shop.Get<RoutingWork>().WhenIdleAsync(CancellationToken.None);

        var conversation = await FindAsync(talk);
        Assert.Equal((Anna.Agent, _shop.Clock.GetUtcNow(), _shop.Clock.GetUtcNow()), (conversation.Owner!.Value, conversation.TurnOpenedAt!.Value, conversation.WaitingSince));
        Assert.Equal([RouteReason.Bot, RouteReason.Weighted], (await _shop.Get<IJournal>().AssignmentsAsync(SmallShop.Id, talk, CancellationToken.None)).Select(placed => placed.Decision.Reason));
    }

    [Fact]
    public async Task A_bot_of_the_shops_own_answers_and_hands_over()
    {
        await BotAsync(BotMode.First, backend: true);
        var talk = await _shop.WriteAsync("x", "起球吗");
        Assert.Equal((Placement.HeldByBot, null), await WhereAsync(talk));
        var id = Guid.CreateVersion7().ToString();

        var said = await SayAsync(talk, "不起球", id);
        var again = await SayAsync(talk, "不起球", id);
        var other = await SayAsync(talk, "起球", id);
        Assert.Equal((2, false, true), (said.Value!.Message.Seq, said.Value.Duplicate, again.Value!.Duplicate));
        Assert.Equal(ErrorCode.IdempotencyConflict, other.Rejection!.Code);
        Assert.Null((await FindAsync(talk)).TurnOpenedAt);
        Assert.Null(await HandOverAsync(talk));
        Assert.Null(await HandOverAsync(talk));

        Assert.Equal((Placement.Owned, Anna.Agent), await WhereAsync(talk));
        Assert.Equal(ErrorCode.NotWithBot, (await SayAsync(talk, "不起球")).Rejection!.Code);
        var late = (await SayAsync(talk, "不起球", id)).Value!;
        Assert.Equal((said.Value.Message, true), (late.Message, late.Duplicate));
        Assert.Equal(ErrorCode.IdempotencyConflict, (await SayAsync(talk, "起球", id)).Rejection!.Code);
        Assert.Equal(ErrorCode.UnknownConversation, (await SayAsync(new("unknown"), "hi")).Rejection!.Code);
        Assert.Equal(ErrorCode.NotWithBot, (await HandOverAsync(await _shop.WriteAsync("y", "人工")))!.Code);
    }

    [Fact]
    public async Task A_bot_that_is_silent_for_15_s_loses_its_buyer_to_an_agent()
    {
        await BotAsync(BotMode.First, backend: true);
        var talk = await _shop.WriteAsync("x", "起球吗");

        await AfterAsync(TimeSpan.FromSeconds(15));

        Assert.Equal((Placement.Owned, Anna.Agent), await WhereAsync(talk));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whom_it_had_not_answered_when_its_process_was_killed_has_an_agent_15_s_after_he_wrote_and_may_be_answered_until_then(bool answers)
    {
        await BotAsync(BotMode.First, backend: true);
        var talk = await _shop.WriteAsync("x", "起球吗");
        _shop.Clock.Advance(TimeSpan.FromSeconds(10));

        await _shop.RestartAsync();
        await _shop.OnlineAsync(Anna);
        if (answers)
            Assert.True((await SayAsync(talk, "不起球")).Value is { Duplicate: false });
        await _shop.Get<RoutingWork>().WhenIdleAsync(CancellationToken.None);
        await AfterAsync(TimeSpan.FromSeconds(4.999));
        Assert.Equal((Placement.HeldByBot, null), await WhereAsync(talk));
        await AfterAsync(TimeSpan.FromMilliseconds(1));

        Assert.Equal(answers ? (Placement.HeldByBot, null) : (Placement.Owned, Anna.Agent), await WhereAsync(talk));
    }

    [Fact]
    public async Task A_buyer_who_falls_silent_after_an_answer_has_left_after_half_an_hour()
    {
        await BotAsync(BotMode.First, backend: true);
        var talk = await _shop.WriteAsync("x", Known);
        var owed = await _shop.WriteAsync("y", "起球吗");

        _shop.Clock.Advance(IdleBots.KeptFor);
        await _shop.Get<IdleBots>().EndAsync(CancellationToken.None);
        Assert.Equal(Placement.HeldByBot, (await FindAsync(talk)).Placement);
        _shop.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await _shop.Get<IdleBots>().EndAsync(CancellationToken.None);
        await _shop.Get<RoutingWork>().WhenIdleAsync(CancellationToken.None);

        Assert.Equal((Placement.Closed, RouteReason.Bot), ((await FindAsync(talk)).Placement, (await FindAsync(talk)).Reason));
        Assert.Equal((Placement.Owned, Anna.Agent), await WhereAsync(owed));
        Assert.NotEqual(talk, await _shop.WriteAsync("x", Known));
    }

    private async Task BotAsync(BotMode mode, bool backend = false)
    {
        var shops = _shop.Get<IShopStore>();
        await shops.ChangeAsync(SmallShop.Id, shop => shop with { Bot = new() { Mode = mode, Backend = backend, Answers = [new(Known, ["发货"], Answer)] } }, CancellationToken.None);
    }

    /// <summary>So much later, with every timer that is due by then.</summary>
    private async Task AfterAsync(TimeSpan span)
    {
        _shop.Clock.Advance(span);
        foreach (var result in await _shop.Get<IDispatcher>().DueAsync(_shop.Clock.GetUtcNow(), CancellationToken.None))
            await _shop.Get<Placements>().ApplyAsync(result, CancellationToken.None);
    }

    private async Task LeaveAsync() => await _shop.Get<AgentPresence>().SetStateAsync(Anna, WantedState.Offline, null, force: true, CancellationToken.None);

    private Task<Result<Sent>> SayAsync(ConversationId talk, string text, string? id = null) =>
        _shop.Get<ShopBots>().SayAsync(SmallShop.Id, talk, id ?? Guid.CreateVersion7().ToString(), text, CancellationToken.None);

    private async Task<Rejection?> HandOverAsync(ConversationId talk)
    {
        var refused = await _shop.Get<ShopBots>().HandOverAsync(SmallShop.Id, talk, CancellationToken.None);
        await _shop.Get<RoutingWork>().WhenIdleAsync(CancellationToken.None);
        return refused;
    }

    private async Task<(Placement, AgentId?)> WhereAsync(ConversationId talk)
    {
        var conversation = await FindAsync(talk);
        return (conversation.Placement, conversation.Owner);
    }

    private async Task<ConversationRecord> FindAsync(ConversationId talk) => (await _shop.Get<IJournal>().FindAsync(SmallShop.Id, talk, CancellationToken.None))!;

    private Task<IReadOnlyList<Message>> MessagesAsync(ConversationId talk) => _shop.Get<IJournal>().ReadAsync(SmallShop.Id, talk, 0, int.MaxValue, CancellationToken.None);
}
