using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Webhooks;

namespace ChatRouter.TestKit.Webhooks;

public abstract partial class WebhookStoreSpecification
{
    [Fact]
    public async Task Everything_that_happens_to_a_conversation_is_told_in_its_order()
    {
        var hook = await HookAsync();
        var opened = (await FromBuyerAsync()).Conversation!;
        var owned = await PlaceAsync(opened, Placement.Owned, Anna);
        await _journal.AppendAsync(FromAgent(opened.Id, MessageKind.Text), None);
        await _journal.EndAsync(new(Shop, opened.Id, null, Now), None);
        await _journal.RateAsync(new(Shop, opened.Id, opened.Buyer, 5, ["快"], "好", Now), None);

        var told = await TakeAllAsync(hook);

        Assert.Equal(
            [
                WebhookEvent.ConversationOpened, WebhookEvent.MessageCreated, WebhookEvent.ConversationAssigned, WebhookEvent.MessageCreated, WebhookEvent.ConversationClosed,
                WebhookEvent.RatingGiven,
            ],
            told.Select(delivery => delivery.Event));
        Assert.All(told, delivery => Assert.Equal(opened.Id, delivery.Conversation));
        Assert.Equal(1, owned.Version);
        var assigned = BodyOf(told[2]);
        Assert.Equal(("conversation.assigned", "anna"), (assigned.GetProperty("type").GetString(), assigned.GetProperty("conversation").GetProperty("agentId").GetString()));
        Assert.Equal((5, "快"), (BodyOf(told[5]).GetProperty("rating").GetProperty("score").GetInt32(), BodyOf(told[5]).GetProperty("rating").GetProperty("tags")[0].GetString()));
    }

    [Fact]
    public async Task A_body_says_who_wrote_what_to_whom()
    {
        var hook = await HookAsync(null, WebhookEvent.MessageCreated);
        var stored = (await FromBuyerAsync("你好 \"<b>\"", "c:douyin:77:8")).Message!;

        var delivery = Assert.Single(await HeadsAsync(hook));
        var body = BodyOf(delivery);

        Assert.Equal((delivery.EventId, "message.created", "shop"), (body.GetProperty("id").GetString(), body.GetProperty("type").GetString(), body.GetProperty("shopId").GetString()));
        var buyer = body.GetProperty("conversation").GetProperty("buyer");
        Assert.Equal(("douyin", "77:8", "小明"), (buyer.GetProperty("channel").GetString(), buyer.GetProperty("externalId").GetString(), buyer.GetProperty("name").GetString()));
        var message = body.GetProperty("message");
        Assert.Equal(("你好 \"<b>\"", 1, "buyer"), (message.GetProperty("text").GetString(), message.GetProperty("seq").GetInt32(), message.GetProperty("from").GetString()));
        Assert.Equal((stored.At, stored.At, DeliveryState.Waiting, 0), (delivery.At, delivery.DueAt, delivery.State, delivery.Attempts));
    }

    [Fact]
    public async Task Each_webhook_is_told_what_it_wants_under_one_event_id_and_no_other_shops()
    {
        var both = await HookAsync(null, WebhookEvent.MessageCreated, WebhookEvent.ConversationOpened);
        var messages = await HookAsync(null, WebhookEvent.MessageCreated);
        var foreign = await HookAsync(OtherShop);
        await FromBuyerAsync();

        var told = await LogAsync(messages);

        Assert.Equal([WebhookEvent.MessageCreated], told.Select(delivery => delivery.Event));
        Assert.Equal(2, (await LogAsync(both)).Length);
        Assert.Contains(await LogAsync(both), delivery => delivery.EventId == told[0].EventId && delivery.Body == told[0].Body);
        Assert.Empty(await LogAsync(foreign));
    }

    [Fact]
    public async Task What_was_not_stored_is_not_told()
    {
        var hook = await HookAsync();
        var first = await FromBuyerAsync(clientMsgId: "same");
        var before = (await LogAsync(hook)).Length;

        var again = await FromBuyerAsync(clientMsgId: "same");
        var other = await FromBuyerAsync("another text", clientMsgId: "same");
        var stranger = await _journal.AppendAsync(FromAgent(first.Conversation!.Id, MessageKind.Text), None);
        var unknown = await _journal.EndAsync(new(Shop, new("absent"), null, Now), None);
        var foreign = await _journal.RateAsync(new(Shop, first.Conversation.Id, new("u:2"), 1, [], null, Now), None);

        Assert.Equal((AppendOutcome.Duplicate, AppendOutcome.IdempotencyConflict, AppendOutcome.NotOwner), (again.Outcome, other.Outcome, stranger.Outcome));
        Assert.Equal((EndOutcome.UnknownConversation, false), (unknown.Outcome, foreign.Rated));
        Assert.Equal(before, (await LogAsync(hook)).Length);
    }

    [Fact]
    public async Task An_agents_note_is_told_to_nobody()
    {
        var hook = await HookAsync(null, WebhookEvent.MessageCreated);
        var opened = (await FromBuyerAsync()).Conversation!;

        await _journal.AppendAsync(FromAgent(opened.Id, MessageKind.Note), None);

        Assert.Single(await LogAsync(hook));
    }

    [Fact]
    public async Task Who_comes_into_the_pool_of_left_messages_has_left_one()
    {
        var hook = await HookAsync(null, WebhookEvent.MessageLeft, WebhookEvent.ConversationAssigned);
        var queued = await PlaceAsync((await FromBuyerAsync()).Conversation!, Placement.Queued, null);
        Assert.Empty(await LogAsync(hook));

        var left = await PlaceAsync(queued, Placement.OfflinePool, null);
        await PlaceAsync(left, Placement.OfflinePool, null);

        Assert.Equal([WebhookEvent.MessageLeft], (await LogAsync(hook)).Select(delivery => delivery.Event));
    }

    [Fact]
    public async Task A_shop_without_webhooks_stores_nothing_and_one_that_got_some_is_told_from_then_on()
    {
        await FromBuyerAsync();
        var stored = 0;
        _fixture.Audience.Stored += () => Interlocked.Increment(ref stored);
        await FromBuyerAsync();
        Assert.Equal(0, stored);

        var hook = await HookAsync(null, WebhookEvent.MessageCreated);
        await FromBuyerAsync();

        Assert.Single(await LogAsync(hook));
        Assert.Equal(1, stored);
    }

    [Fact]
    public async Task Many_writers_at_once_are_each_told_of_once_and_in_each_conversation_in_order()
    {
        var hook = await HookAsync(null, WebhookEvent.MessageCreated);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async buyer =>
        {
            for (var i = 1; i <= 12; i++)
                await _journal.AppendAsync(
                    new()
                    {
                        Shop = Shop,
                        Buyer = new($"u:{buyer}"),
                        NewConversation = new($"conversation-{buyer}"),
                        From = MessageFrom.Buyer,
                        Kind = MessageKind.Text,
                        Text = $"{i}",
                        ClientMsgId = $"{buyer}-{i}",
                        At = Now,
                    },
                    None);
        }));

        var told = await TakeAllAsync(hook);
        Assert.Equal(8 * 12, told.Select(delivery => delivery.EventId).Distinct().Count());
        foreach (var conversation in told.GroupBy(delivery => delivery.Conversation))
            Assert.Equal(Enumerable.Range(1, 12), conversation.Select(delivery => BodyOf(delivery).GetProperty("message").GetProperty("seq").GetInt32()));
    }

    private static JsonElement BodyOf(WebhookDelivery delivery) => JsonDocument.Parse(delivery.Body).RootElement;

    // As a receiver that takes everything is sent it.
    private async Task<List<WebhookDelivery>> TakeAllAsync(Webhook webhook)
    {
        var taken = new List<WebhookDelivery>();
        while (await HeadsAsync(webhook) is { Count: > 0 } heads)
        {
            foreach (var head in heads)
                await SettleAsync(webhook, head, DeliveryState.Delivered);
            taken.AddRange(heads);
        }

        return taken;
    }

    private AppendMessage FromAgent(ConversationId conversation, MessageKind kind) => new()
    {
        Shop = Shop,
        Conversation = conversation,
        RequiredOwner = kind == MessageKind.Note ? null : Anna,
        From = MessageFrom.Agent,
        SenderId = Anna.Value,
        Kind = kind,
        Text = "at your service",
        ClientMsgId = NewText(),
        At = Now,
    };

    private async Task<ConversationRecord> PlaceAsync(ConversationRecord conversation, Placement placement, AgentId? owner)
    {
        var decision = new Decision
        {
            Conversation = conversation.Id,
            Buyer = conversation.Buyer,
            Placement = placement,
            Owner = owner,
            ExpectedVersion = conversation.Version,
            Changes = true,
            Reason = owner is null ? RouteReason.AllFull : RouteReason.Weighted,
            Pool = PoolId.WholeShop,
            WaitingSince = conversation.WaitingSince,
            At = Now,
        };
        return (await _journal.PlaceAsync(new(Shop, decision), None)).Conversation!;
    }
}
