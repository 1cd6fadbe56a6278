namespace ChatRouter.Core.Supervision;

/// <summary>What a supervisor did, or an agent that his supervisor should know of. The numbers are stored.</summary>
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

    /// <summary>An agent ended a buyer's turn without an answer.</summary>
    NoReplyNeeded = 9,

    /// <summary>Moved who waits forward or back.</summary>
    Reordered = 10,
    AcknowledgedAlarm = 11,
    MutedAlarms = 12,
}
