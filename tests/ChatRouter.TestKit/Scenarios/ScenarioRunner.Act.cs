using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Scenarios;

public sealed partial class ScenarioRunner
{
    private Task<DispatchResult?> ActAsync(ScenarioStep step) => step.Do switch
    {
        "online" or "pause" or "resume" or "leave" or "leaveForced" or "lost" or "back" or "set" => AgentStepAsync(step, Need(step.Agent, "agent")),
        "buyer" or "agent" or "note" or "bot" or "transfer" or "orderState" or "reorder" or "close" => BuyerStepAsync(step, Need(step.Buyer, "buyer")),
        _ => throw new InvalidDataException($"Unknown step '{step.Do}'."),
    };

    private async Task<DispatchResult?> AgentStepAsync(ScenarioStep step, string agent)
    {
        switch (step.Do)
        {
            case "online": return await _shop.OnlineAsync(agent);
            case "pause": return await _shop.PauseAsync(agent);
            case "resume": return await _shop.ResumeAsync(agent);
            case "leave": return await _shop.LeaveAsync(agent);
            case "leaveForced": return await _shop.LeaveAsync(agent, force: true);
            case "set": return await SetAsync(step, agent);
            case "lost":
                await _shop.LoseAsync(agent);
                return _shop.Last;
            default:
                await _shop.ConnectAsync(agent);
                return _shop.Last;
        }
    }

    private async Task<DispatchResult?> BuyerStepAsync(ScenarioStep step, string buyer)
    {
        switch (step.Do)
        {
            case "buyer": return await WriteAsync(step, buyer);
            case "agent": return await _shop.ReplyAsync(Need(step.Agent, "agent"), buyer);
            case "transfer": return await TransferAsync(step, buyer);
            case "orderState": return await _shop.OrderStateAsync(buyer, new(Need(step.OrderState, "orderState")));
            case "reorder": return await _shop.ReorderAsync(buyer, Need(step.Priority, "priority"));
            case "close": return await _shop.CloseAsync(buyer);
            case "note":
                _shop.Note(buyer);
                return null;
            default:
                await _shop.BotAsync(buyer);
                return null;
        }
    }

    private Task<DispatchResult> WriteAsync(ScenarioStep step, string buyer) => _shop.BuyerAsync(buyer, r => r with
    {
        OrderState = step.OrderState is { } state ? new OrderState(state) : null,
        Named = step.Named is { } named ? new AgentId(named) : null,
        Group = step.Group is { } group ? new GroupHint(new(group), step.Fallback ?? GroupFallback.Shop) : null,
        Priority = step.Priority,
    });

    private Task<DispatchResult> SetAsync(ScenarioStep step, string agent) => _shop.SetAsync(agent, a => a with
    {
        Weight = step.Weight ?? a.Weight,
        Capacity = step.Capacity ?? a.Capacity,
        Groups = step.Groups?.Select(GroupId.From).ToList() ?? a.Groups,
        Enabled = step.Enabled ?? a.Enabled,
        NoSplit = step.NoSplit ?? a.NoSplit,
    });

    private Task<DispatchResult> TransferAsync(ScenarioStep step, string buyer) => Need(step.To, "to").Split(':', 2) switch
    {
        ["agent", var agent] => _shop.TransferAsync(buyer, agent, step.By),
        ["group", var group] => _shop.TransferToGroupAsync(buyer, group, step.By),
        _ => throw new InvalidDataException($"'{step.To}' is neither agent:id nor group:id."),
    };

    private static T Need<T>(T? value, string field) where T : class =>
        value ?? throw new InvalidDataException($"The step needs '{field}'.");

    private static T Need<T>(T? value, string field) where T : struct =>
        value ?? throw new InvalidDataException($"The step needs '{field}'.");
}
