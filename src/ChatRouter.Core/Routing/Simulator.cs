using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing.InMemory;

namespace ChatRouter.Core.Routing;

/// <summary>Asks the rules what they would do, by the code that routes, on a copy: nothing changes.</summary>
/// <remarks>
/// What a dispatcher does not show is not in the copy: the agents that a waiting conversation has tried, and shares of former members.
/// So it speaks for a buyer who writes first, or whose owner is known, to the bit; for one who waits already it is the rules' answer to his next message.
/// </remarks>
public static class Simulator
{
    /// <param name="configuration">The settings to follow, every agent's among them, at the time in question.</param>
    /// <param name="present">Who is there and what they carry; none: nobody.</param>
    /// <param name="contacts">Of others as well; only the buyer's count.</param>
    public static Simulation Run(ConfigureShop configuration, ShopView? present, IReadOnlyList<ContactTruth> contacts, RouteConversation message)
    {
        var shop = ShopCopy.Of(configuration, present);
        var conversation = ShopCopy.Add(shop, present, contacts, message);
        if (conversation.Owner is { } owner && Messages.Keeps(owner, conversation.TurnOpen || message.TurnOpenedAt < message.At))
            return Told(shop, conversation, message, RefusalCode.None, KeptBy(owner), Candidates(shop, conversation));
        if (Messages.Guard(shop, message) is var refusal and not RefusalCode.None)
            return Told(shop, conversation, message, refusal, default, Candidates(shop, conversation));

        // Read before the choice is made: a pick moves the shares.
        var candidates = Candidates(shop, conversation);
        return Told(shop, conversation, message, RefusalCode.None, Rules.Choose(shop, conversation, Messages.AttemptOf(shop, conversation, message)), candidates);
    }

    private static Choice KeptBy(AgentEntry owner)
    {
        var choice = default(Choice);
        choice.Take(owner, RouteReason.Owner);
        return choice;
    }

    private static Simulation Told(ShopState shop, Conversation conversation, RouteConversation message, RefusalCode refusal, Choice choice, IReadOnlyList<Candidate> candidates) => new()
    {
        Refusal = refusal,
        Placement = choice.Placement,
        Winner = choice.Agent?.Id,
        Reason = refusal == RefusalCode.None ? choice.Reason : null,
        Notes = choice.Notes,
        // With the bot nobody competes yet.
        Pool = choice.Placement == Placement.HeldByBot ? null : choice.Pool?.Id,
        RunnerUp = choice.RunnerUp?.Id,
        Rules = Verdicts(shop, conversation, message, refusal == RefusalCode.None ? RoutingRules.RuleOf(choice.Reason) ?? RoutingRules.Last : RoutingRules.Guards),
        Candidates = candidates,
    };

    private static IReadOnlyList<Candidate> Candidates(ShopState shop, Conversation conversation)
    {
        var asked = default(Choice);
        var pool = PoolRules.PoolOf(shop, conversation, ref asked);
        var eligible = shop.Agents.Values.Where(agent => pool.Competes(agent) && PoolRules.MayServe(conversation, agent)).ToHashSet();
        var weights = (double)eligible.Sum(agent => (long)shop.Policy.WeightOf(agent));
        return [.. shop.Agents.Values.OrderBy(agent => agent.Id.Value, StringComparer.Ordinal).Select(agent => new Candidate(
            agent.Id, agent.State, agent.Class, agent.SlotIn(pool) >= 0, eligible.Contains(agent), agent.Weight, agent.Pending, agent.Active, agent.Capacity,
            agent.SlotIn(pool) >= 0 ? pool.ShareOf(agent) : null, eligible.Contains(agent) ? shop.Policy.WeightOf(agent) / weights : 0))];
    }

    private static IReadOnlyList<RuleVerdict> Verdicts(ShopState shop, Conversation conversation, RouteConversation message, int decidedBy)
    {
        var contacts = PersonalRules.Tried(shop, conversation).ToArray();
        AgentId[][] named =
        [
            conversation.Owner is { } owner ? [owner.Id] : [],
            [],
            message.Named is { } agent ? [agent] : [],
            Array.ConvertAll(contacts, contact => contact.Agent.Id),
            PersonalRules.DedicatedOf(shop, conversation) is { } dedicated ? [dedicated.Id] : [],
        ];
        return [.. Enumerable.Range(0, RoutingRules.Last + 1).Select(rule => new RuleVerdict(
            rule,
            rule > decidedBy ? RuleOutcome.NotReached : rule == decidedBy ? RuleOutcome.Decided : Speaks(rule) ? RuleOutcome.Passed : RuleOutcome.Silent,
            IsPersonal(rule) && Speaks(rule) ? named[rule] : null,
            rule == 3 && contacts.Length > 0 ? Array.ConvertAll(contacts, contact => PersonalRules.Judge(shop, contact)) : null))];

        // The guards let everybody pass whom they do not refuse; a bot that does not hold the buyer says nothing of him.
        bool Speaks(int rule) => rule switch { 1 => true, 5 => false, > 5 => true, _ => named[rule].Length > 0 };
        static bool IsPersonal(int rule) => rule is 0 or 2 or 3 or 4;
    }
}
