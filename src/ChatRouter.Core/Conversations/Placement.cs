namespace ChatRouter.Core.Conversations;

/// <summary>Where an open conversation is: in exactly one of these places. The numbers are stored and shared with the Lua scripts.</summary>
public enum Placement
{
    /// <summary>Stored, not yet routed.</summary>
    Unplaced = 0,
    Owned = 1,
    Queued = 2,
    OfflinePool = 3,
    HeldByBot = 4,
    Closed = 5,
}
