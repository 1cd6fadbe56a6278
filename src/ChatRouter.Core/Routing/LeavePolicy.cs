namespace ChatRouter.Core.Routing;

/// <summary>What happens when an agent leaves with open turns.</summary>
public enum LeavePolicy
{
    RefusedUnlessForced = 0,

    /// <summary>Allowed; each is routed again when its buyer next writes.</summary>
    RoutedAtNextMessage = 1,
}
