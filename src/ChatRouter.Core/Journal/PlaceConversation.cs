using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Journal;

/// <summary>A dispatcher's decision to commit. <paramref name="By"/>: the agent or supervisor that wanted it, none for the rules; <paramref name="Remark"/>: his reason and note.</summary>
public sealed record PlaceConversation(ShopId Shop, Decision Decision, AgentId? By = null, string? Remark = null);
