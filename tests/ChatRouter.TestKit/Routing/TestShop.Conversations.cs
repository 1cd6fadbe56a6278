using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing;

public sealed partial class TestShop
{
    /// <summary>The buyer sends a message that the dispatcher is asked about.</summary>
    public Task<DispatchResult> BuyerAsync(string buyer, Func<RouteConversation, RouteConversation>? change = null) => RouteAsync(Message(buyer, change));

    /// <summary>Sends a stored message's command; what reaches an owner is a contact.</summary>
    public async Task<DispatchResult> RouteAsync(RouteConversation command)
    {
        var result = Accept(await Dispatcher.RouteAsync(command, CancellationToken.None));
        if (result is { Outcome: DispatchOutcome.Done, Subject.Owner: { } owner })
            Journal.Contact(command.Buyer, owner, Now);
        return result;
    }

    /// <summary>The buyers send a message each, in this order, at this instant.</summary>
    public async Task BuyersAsync(params string[] buyers)
    {
        foreach (var buyer in buyers)
            await BuyerAsync(buyer);
    }

    /// <summary>Stores the buyer's message and makes the command for the dispatcher, without sending it.</summary>
    public RouteConversation Message(string buyer, Func<RouteConversation, RouteConversation>? change = null)
    {
        var conversation = Journal.AppendBuyer(new(buyer), Now);
        var command = CommandOf(conversation);
        command = change?.Invoke(command) ?? command;
        conversation.OrderState = command.OrderState ?? (conversation.Version > 0 ? conversation.OrderState : _orderStates.GetValueOrDefault(conversation.Buyer, OrderState.None));
        _orderStates[conversation.Buyer] = conversation.OrderState;
        if (conversation.Priority < ReorderConversation.Front)
            conversation.Priority = command.Priority ?? conversation.Priority;
        if (command.Group is { } asked && Groups.Any(group => group.Id == asked.Group))
            conversation.Asked = asked;
        return command;
    }

    /// <summary>A public message of that agent.</summary>
    public async Task<DispatchResult?> ReplyAsync(string agent, string buyer)
    {
        var conversation = Conversation(buyer);
        if (Journal.AppendAgent(conversation, new(agent), Now))
            return Accept(await Dispatcher.TurnClosedAsync(new(Id, conversation.Id, new(agent), conversation.Seq, true, Now), CancellationToken.None));
        await Dispatcher.TouchAsync([new(Id, conversation.Id, conversation.Seq, new(agent), Now)], CancellationToken.None);
        return null;
    }

    /// <summary>The only answer to the buyer is taken back: he waits since he wrote.</summary>
    public Task<DispatchResult> RecallAsync(string buyer, DateTimeOffset wrote)
    {
        var conversation = Conversation(buyer);
        TestJournal.ReopenTurn(conversation, wrote);
        return RouteAsync(CommandOf(conversation));
    }

    /// <summary>The owner says that no reply is needed.</summary>
    public async Task<DispatchResult> DismissAsync(string buyer)
    {
        var conversation = Conversation(buyer);
        TestJournal.CloseTurn(conversation);
        return Accept(await Dispatcher.TurnClosedAsync(new(Id, conversation.Id, conversation.Owner!.Value, conversation.Seq, false, Now), CancellationToken.None));
    }

    /// <summary>A public message that the dispatcher is only touched by: of the bot, or of the buyer to his owner in an open turn.</summary>
    public async Task TouchAsync(string buyer, string? contact = null)
    {
        var conversation = Conversation(buyer);
        conversation.Seq++;
        conversation.LastPublicAt = Now;
        AgentId? agent = contact is null ? null : new(contact);
        if (agent is { } known)
            Journal.Contact(conversation.Buyer, known, Now);
        await Dispatcher.TouchAsync([new(Id, conversation.Id, conversation.Seq, agent, Now)], CancellationToken.None);
    }

    /// <summary>The bot writes: to a buyer whom it has, an answer.</summary>
    public async Task<DispatchResult?> BotAsync(string buyer)
    {
        var conversation = Conversation(buyer);
        if (conversation.Placement != Placement.HeldByBot)
        {
            await TouchAsync(buyer);
            return null;
        }

        TestJournal.AppendBot(conversation, Now);
        return Accept(await Dispatcher.TurnClosedAsync(new(Id, conversation.Id, null, conversation.Seq, true, Now), CancellationToken.None));
    }

    /// <summary>An internal note: stored, and of no interest to the dispatcher.</summary>
    public void Note(string buyer) => Conversation(buyer).Seq++;

    public Task<DispatchResult> TransferAsync(string buyer, string to, string? by = null) => TransferAsync(buyer, new AgentId(to), null, by);

    public Task<DispatchResult> TransferToGroupAsync(string buyer, string group, string? by = null) => TransferAsync(buyer, null, new GroupId(group), by);

    public async Task<DispatchResult> TakeAsync(string agent, string buyer, int? version = null)
    {
        var conversation = Conversation(buyer);
        return Accept(await Dispatcher.TakeAsync(new(Id, conversation.Id, new(agent), version ?? conversation.Version, Now), CancellationToken.None));
    }

    public async Task<DispatchResult> CloseAsync(string buyer)
    {
        var conversation = Conversation(buyer);
        Journal.Close(conversation);
        return Accept(await Dispatcher.CloseAsync(new(Id, conversation.Id, Now), CancellationToken.None));
    }

    public async Task<DispatchResult> LeaveQueueAsync(string buyer) =>
        Accept(await Dispatcher.LeaveQueueAsync(new(Id, Conversation(buyer).Id, Now), CancellationToken.None));

    public async Task<DispatchResult> ReorderAsync(string buyer, int to, int? version = null)
    {
        var conversation = Conversation(buyer);
        return Accept(await Dispatcher.ReorderAsync(new(Id, conversation.Id, to, version ?? conversation.Version, Now), CancellationToken.None));
    }

    public async Task<DispatchResult> OrderStateAsync(string buyer, OrderState state)
    {
        _orderStates[new(buyer)] = state;
        if (Journal.OpenOf(new(buyer)) is { } conversation)
            conversation.OrderState = state;
        return Accept(await Dispatcher.OrderStateChangedAsync(new(Id, new(buyer), state, Now), CancellationToken.None));
    }

    private RouteConversation CommandOf(JournalConversation conversation) => new()
    {
        Shop = Id,
        Conversation = conversation.Id,
        Buyer = conversation.Buyer,
        Seq = conversation.Seq,
        Owner = conversation.Owner,
        Version = conversation.Version,
        TurnOpenedAt = conversation.TurnOpenedAt!.Value,
        At = Now,
    };

    private async Task<DispatchResult> TransferAsync(string buyer, AgentId? agent, GroupId? group, string? by)
    {
        var conversation = Conversation(buyer);
        var giver = by is null ? conversation.Owner ?? throw new InvalidOperationException($"Nobody owns {buyer}.") : new AgentId(by);
        var asked = conversation.Asked;
        conversation.Asked = null;
        var result = await Dispatcher.TransferAsync(new() { Shop = Id, Conversation = conversation.Id, Version = conversation.Version, By = giver, ToAgent = agent, ToGroup = group, At = Now }, CancellationToken.None);
        if (result.Outcome != DispatchOutcome.Done)
            conversation.Asked = asked;
        else
            Journal.ForgetContact(conversation.Buyer, giver);
        return Accept(result);
    }
}
