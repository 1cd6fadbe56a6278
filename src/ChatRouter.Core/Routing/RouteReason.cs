namespace ChatRouter.Core.Routing;

/// <summary>Why a conversation is where a decision put it. The numbers are stored.</summary>
public enum RouteReason
{
    /// <summary>Rule 0: it stays with its owner.</summary>
    Owner = 0,

    /// <summary>Rule 2: transfer, supervisor's choice, or the agent's link.</summary>
    Named = 1,
    RecentContact = 2,
    Dedicated = 3,
    Average = 4,
    Weighted = 5,
    LeastBusy = 6,

    /// <summary>Taken by hand.</summary>
    Taken = 7,

    /// <summary>Queue: everybody who could serve is at his capacity.</summary>
    AllFull = 8,

    /// <summary>Queue: everybody of the bound group is at his capacity.</summary>
    GroupFull = 9,

    /// <summary>Queue: nobody can take buyers just now, somebody will be back (Grace, Paused, flap guard, weight 0, noSplit).</summary>
    AllAway = 10,

    /// <summary>Offline pool: nobody is there.</summary>
    NobodyThere = 11,
    MaxWait = 12,
    MaxQueue = 13,
    BuyerLeftQueue = 14,
    Bot = 15,
}
