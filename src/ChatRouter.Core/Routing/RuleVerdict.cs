namespace ChatRouter.Core.Routing;

/// <summary>What one rule said of a buyer.</summary>
/// <param name="Rule">0 to 10.</param>
/// <param name="Agents">Of whom it spoke: the owner, the named agent, the contacts from the newest, the dedicated agent.</param>
/// <param name="Contacts">For rule 3: what became of each of them.</param>
public sealed record RuleVerdict(int Rule, RuleOutcome Outcome, IReadOnlyList<AgentId>? Agents = null, IReadOnlyList<ContactVerdict>? Contacts = null);
