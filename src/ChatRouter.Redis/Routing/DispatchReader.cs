using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Redis.Connection;

namespace ChatRouter.Redis.Routing;

/// <summary>Turns what scripts return into the contract's records.</summary>
internal static class DispatchReader
{
    public static DispatchResult Result(ShopId shop, RedisReply[] answer)
    {
        var (place, decisions) = (answer[2].Small, Array.ConvertAll(answer[3].Items, Decision));
        return new()
        {
            Shop = shop,
            Outcome = (DispatchOutcome)answer[0].Small,
            Refusal = (RefusalCode)answer[1].Small,
            Subject = place == 0 ? null : decisions[Math.Abs(place) - 1],
            Decisions = place < 0 ? decisions[..^1] : decisions,
            AgentChanges = Array.ConvertAll(answer[4].Items, Change),
            Alerts = Array.ConvertAll(answer[5].Items, Alert),
            QueueMoved = answer[6].Flag,
        };
    }

    private static Decision Decision(RedisReply reply)
    {
        var fields = reply.Items;
        return new()
        {
            Conversation = new(fields[0].Text),
            Buyer = new(fields[1].Text),
            Placement = (Placement)fields[2].Small,
            Owner = Agent(fields[3]),
            PreviousOwner = Agent(fields[4]),
            ExpectedVersion = fields[5].Small,
            Changes = fields[6].Flag,
            Reason = (RouteReason)fields[7].Small,
            Notes = (RouteNotes)fields[8].Small,
            Pool = fields[9].TextOrNull is { } pool ? new PoolId(pool) : null,
            Tier = (Tier)fields[10].Small,
            RunnerUp = Agent(fields[11]),
            Counts = new(fields[12].Small, fields[13].Small, fields[14].Small, fields[15].Small, fields[16].Small, fields[17].Small),
            WinnerPending = fields[18].Small,
            WinnerActive = fields[19].Small,
            WinnerShare = fields[20].Number,
            Position = fields[21].Small,
            WaitingSince = Time(fields[22]),
            At = Time(fields[23]),
            OrderState = new(fields[24].Text),
            Priority = fields[25].Small,
            TransferredTo = fields[26].TextOrNull is { } group ? new GroupId(group) : null,
            ExcludedAgent = Agent(fields[27]),
            Tried = fields[28].Items is { Length: > 0 } tried ? Array.ConvertAll(tried, agent => new AgentId(agent.Text)) : [],
            ContactAt = fields[29].IsNone ? null : Time(fields[29]),
        };
    }

    public static AgentId? Agent(RedisReply reply) => reply.TextOrNull is { } id ? new AgentId(id) : null;

    public static DateTimeOffset Time(RedisReply reply) => DateTimeOffset.FromUnixTimeMilliseconds(reply.Number);

    private static AgentStateChange Change(RedisReply reply) =>
        reply.Items is var fields && fields[2].IsNone
            ? new(new(fields[0].Text), (AgentState)fields[1].Small, null)
            : new(new(fields[0].Text), (AgentState)fields[1].Small, Time(fields[2]));

    private static SupervisorAlert Alert(RedisReply reply) =>
        reply.Items is var fields ? new(new(fields[0].Text), (SupervisorAlertKind)fields[1].Small) : default;
}
