using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Server.Api;

/// <summary>An assignment behind an agent's difference.</summary>
/// <param name="Conversation">None where it is another agent's affair.</param>
/// <param name="BuyerId">None where it is another agent's affair.</param>
/// <param name="Buyer">None: a guest without a name, or another agent's affair.</param>
/// <param name="Contribution">What it adds to the part, in conversations.</param>
/// <param name="WhyNot">Why the agent did not get it.</param>
/// <param name="Assignment">The decision that was made.</param>
/// <param name="Counts">The members of the pool by what kept them out or in; all zero where no pool was asked.</param>
public sealed record DistributedAssignment(ConversationId? Conversation, BuyerId? BuyerId, string? Buyer, decimal Contribution, WhyNot WhyNot, AssignmentView Assignment, PoolCounts Counts)
{
    internal static DistributedAssignment Of(ExplainedAssignment found, ConversationRecord? conversation, IReadOnlyDictionary<AgentId, string> names, Shop? shop, RulesInForce rules) => new(
        found.Assignment.Conversation, conversation?.Buyer, conversation?.BuyerName, found.Contribution, found.WhyNot, AssignmentView.Of(found.Assignment, names, shop, rules), found.Assignment.Decision.Counts);

    /// <summary>What the agent himself may read: of what he got, everything but who else might have; of what he did not, why, and nothing of who did.</summary>
    internal DistributedAssignment ForHimself() => WhyNot == WhyNot.Received
        ? this with { Assignment = Assignment with { RunnerUp = null } }
        : this with { Conversation = null, BuyerId = null, Buyer = null, Assignment = Assignment with { Owner = null, By = null, Remark = null, RunnerUp = null } };
}
