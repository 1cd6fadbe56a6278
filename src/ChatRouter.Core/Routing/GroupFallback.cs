namespace ChatRouter.Core.Routing;

/// <summary>What happens to a buyer of a named group of which nobody is Online.</summary>
public enum GroupFallback
{
    /// <summary>The whole shop serves.</summary>
    Shop = 0,

    /// <summary>He waits, or leaves his message, for that group.</summary>
    Group = 1,

    /// <summary>He leaves his message for that group, also while one of it is expected back.</summary>
    LeaveMessage = 2,
}
