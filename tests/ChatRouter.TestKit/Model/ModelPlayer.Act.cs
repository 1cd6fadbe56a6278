using System.Globalization;
using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.TestKit.Model;

public sealed partial class ModelPlayer
{
    private async Task ActAsync(ModelEvent e, TestShop shop, InvariantChecker checker)
    {
        var agent = Agent(e.Agent);
        var buyer = $"x{e.Buyer.ToString(CultureInfo.InvariantCulture)}";
        var aboutBuyer = e.Kind is (>= ModelEventKind.Buyer and <= ModelEventKind.OrderState) or ModelEventKind.RepeatMessage or ModelEventKind.StaleAnswer;
        checker.Step = new() { Kind = e.Kind, Buyer = aboutBuyer ? new BuyerId(buyer) : null, Agent = new(agent) };
        if (e.Kind is >= ModelEventKind.Online and <= ModelEventKind.LeaveForced)
            await AgentAsync(e, shop, agent);
        else if (e.Kind is >= ModelEventKind.Buyer and <= ModelEventKind.BuyerWithPriority)
            await WriteAsync(e, shop, checker, buyer);
        else if (e.Kind == ModelEventKind.OrderState)
            await shop.OrderStateAsync(buyer, State(e.Value));
        else if (e.Kind is >= ModelEventKind.SetAgent and <= ModelEventKind.RestoreAgain)
            await ConfigureAsync(e, shop, agent);
        else if (shop.Journal.OpenOf(new(buyer)) is { } conversation)
            await ConversationAsync(e, shop, checker, conversation);
    }

    private static async Task AgentAsync(ModelEvent e, TestShop shop, string agent)
    {
        switch (e.Kind)
        {
            case ModelEventKind.Online: await shop.OnlineAsync(agent); break;
            case ModelEventKind.Connect when shop.Live(agent).Count < 3: await shop.ConnectAsync(agent); break;
            case ModelEventKind.ConnectShortLease: await shop.ConnectAsync(agent, TimeSpan.FromMilliseconds(5_000 + e.Value)); break;
            case ModelEventKind.DisconnectOne when shop.Live(agent) is [var first, ..]: await shop.DisconnectAsync(agent, first); break;
            case ModelEventKind.Lose: await shop.LoseAsync(agent); break;
            case ModelEventKind.Pause: await shop.PauseAsync(agent); break;
            case ModelEventKind.Leave: await shop.LeaveAsync(agent); break;
            case ModelEventKind.LeaveForced: await shop.LeaveAsync(agent, force: true); break;
            default: break;
        }
    }

    private async Task WriteAsync(ModelEvent e, TestShop shop, InvariantChecker checker, string buyer)
    {
        var command = shop.Message(buyer, r => r with
        {
            OrderState = e.Kind == ModelEventKind.BuyerInOrderState ? State(e.Value) : null,
            Priority = e.Kind == ModelEventKind.BuyerWithPriority ? e.Value % 4 : null,
            Named = e.Kind == ModelEventKind.BuyerByLink ? new AgentId(Agent(e.Agent)) : null,
            HeldByBot = e.Kind == ModelEventKind.BuyerToBot,
            Group = e.Kind == ModelEventKind.BuyerToGroup ? ModelSettings.Asked(e.Value) : null,
        });
        _messages[(e.Shop, e.Buyer)] = command;
        checker.AfterRoute(await shop.RouteAsync(command));
    }

    private static async Task ConfigureAsync(ModelEvent e, TestShop shop, string agent)
    {
        switch (e.Kind)
        {
            case ModelEventKind.SetAgent: await shop.SetAsync(agent, a => ModelSettings.Change(a, e.Value, shop.Settings)); break;
            case ModelEventKind.Configure: await shop.ConfigureAsync(ModelSettings.Changed(shop.Settings, e.Value)); break;
            default: Assert.Empty((await shop.RestoreAsync()).Decisions); break;
        }
    }

    private async Task ConversationAsync(ModelEvent e, TestShop shop, InvariantChecker checker, JournalConversation conversation)
    {
        var buyer = conversation.Buyer.Value;
        switch (e.Kind)
        {
            case ModelEventKind.Close: await shop.CloseAsync(buyer); break;
            case ModelEventKind.Bot: await shop.BotAsync(buyer); break;
            case ModelEventKind.Take: await shop.TakeAsync(Agent(e.Agent), buyer); break;
            case ModelEventKind.LeaveQueue: await shop.LeaveQueueAsync(buyer); break;
            case ModelEventKind.Reorder: await shop.ReorderAsync(buyer, e.Value % 5); break;
            case ModelEventKind.RepeatMessage: await RepeatAsync(e, shop); break;
            case ModelEventKind.StaleAnswer: await StaleAsync(shop, conversation, e); break;
            default:
                if (conversation.Owner is { } owner)
                    await OwnedAsync(e, shop, checker, conversation, owner.Value);
                break;
        }
    }

    private static async Task OwnedAsync(ModelEvent e, TestShop shop, InvariantChecker checker, JournalConversation conversation, string owner)
    {
        var buyer = conversation.Buyer.Value;
        switch (e.Kind)
        {
            case ModelEventKind.Reply when checker.StateOf(owner) != AgentState.Offline: await shop.ReplyAsync(owner, buyer); break;
            case ModelEventKind.Dismiss when conversation.TurnOpenedAt is not null: await shop.DismissAsync(buyer); break;
            case ModelEventKind.Touch when conversation.TurnOpenedAt is not null && checker.StateOf(owner) != AgentState.Offline: await shop.TouchAsync(buyer, owner); break;
            case ModelEventKind.TransferToAgent: await shop.TransferAsync(buyer, Agent(e.Agent), owner); break;
            case ModelEventKind.TransferToGroup:
                var group = ModelSettings.Groups[e.Value % ModelSettings.Groups.Count].Id;
                checker.Step = checker.Step with { Agent = null, Group = group, Giver = new(owner) };
                await shop.TransferToGroupAsync(buyer, group.Value, owner);
                break;
            default: break;
        }
    }

    private async Task RepeatAsync(ModelEvent e, TestShop shop)
    {
        if (!_messages.TryGetValue((e.Shop, e.Buyer), out var message))
            return;
        var before = ViewText.Of(await shop.ViewAsync());
        var result = await _shops.Dispatcher.RouteAsync(message with { At = _shops.Now }, CancellationToken.None);
        Assert.Empty(result.Decisions);
        Assert.Equal(before, ViewText.Of(await shop.ViewAsync()));
    }

    private async Task StaleAsync(TestShop shop, JournalConversation conversation, ModelEvent e)
    {
        var before = ViewText.Of(await shop.ViewAsync());
        var answer = new TurnClosed(shop.Id, conversation.Id, conversation.Owner ?? new(Agent(e.Agent)), conversation.Seq - 1, true, _shops.Now);
        var result = await _shops.Dispatcher.TurnClosedAsync(answer, CancellationToken.None);
        Assert.Empty(result.Decisions);
        Assert.Equal(before, ViewText.Of(await shop.ViewAsync()));
    }
}
