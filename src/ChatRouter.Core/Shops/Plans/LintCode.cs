namespace ChatRouter.Core.Shops.Plans;

/// <summary>What is unwise about a plan. Names are shown to clients: never renamed, never reused.</summary>
public enum LintCode
{
    /// <summary>No group is bound to the order state: the whole shop serves it.</summary>
    UnboundOrderState = 0,
    GroupWithoutMembers = 1,

    /// <summary>Nobody in the group takes buyers: weight 0, noSplit, or disabled.</summary>
    GroupServesNobody = 2,

    /// <summary>No order state is bound to the group: it serves by transfers only.</summary>
    GroupWithoutOrderStates = 3,

    /// <summary>Nobody of the group is on duty, within the hours that platforms assess.</summary>
    GroupUncovered = 4,

    /// <summary>The same of the whole shop.</summary>
    ShopUncovered = 5,

    /// <summary>The account of a member is disabled.</summary>
    DisabledMember = 6,

    /// <summary>A group's overflow never comes about: somebody in it has no capacity limit, so that nobody waits there.</summary>
    OverflowWithoutLimit = 7,

    /// <summary>The dedicated agent's account is disabled.</summary>
    DedicatedDisabled = 8,

    /// <summary>Nobody has the shift.</summary>
    UnusedTemplate = 9,

    /// <summary>Nobody in the shop takes buyers: it has no agents, or all are disabled, noSplit, or of weight 0.</summary>
    ShopServesNobody = 10,
}
