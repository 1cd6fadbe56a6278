namespace ChatRouter.Core.Routing;

/// <summary>What happens when no member of the bound groups is Online.</summary>
public enum GroupOfflinePolicy
{
    /// <summary>The whole shop serves.</summary>
    Widen = 0,
    OfflinePool = 1,
}
