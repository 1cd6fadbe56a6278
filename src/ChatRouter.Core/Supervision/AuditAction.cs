namespace ChatRouter.Core.Supervision;

/// <summary>What a supervisor did. The numbers are stored.</summary>
public enum AuditAction
{
    /// <summary>Read along with a conversation.</summary>
    Watched = 0,
    Whispered = 1,
    TookOver = 2,
    Assigned = 3,
    Closed = 4,
    ForcedState = 5,
    PostedNotice = 6,
    MadeKiosk = 7,
    RevokedKiosk = 8,
    PublishedRouting = 40,
    RestoredRouting = 41,
}
