namespace ChatRouter.Core.Supervision;

/// <summary>What a supervisor or an administrator did, or an agent that his supervisor should know of. The numbers are stored.</summary>
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
    PublishedRouting = 40,
    RestoredRouting = 41,

    /// <summary>Had the draft published at a later time.</summary>
    ScheduledRouting = 42,

    /// <summary>Took such a publication back, or dropped one that did not go live.</summary>
    CancelledRouting = 43,

    /// <summary>Began to change the draft, or went on with what another had begun.</summary>
    ChangedDraft = 44,
    DiscardedDraft = 45,
    InvitedMember = 60,
    ChangedMember = 61,
    DisabledMember = 62,
    EnabledMember = 63,

    /// <summary>Made a link by which a member sets his password.</summary>
    MadeLink = 64,

    /// <summary>Set the first password by an invitation.</summary>
    Joined = 65,

    /// <summary>Set a password by a link.</summary>
    ResetPassword = 66,
    ChangedPassword = 67,
    EndedSessions = 68,
    MadeKey = 69,
    RevokedKey = 70,

    /// <summary>Was refused an administrative step.</summary>
    Refused = 71,

    /// <summary>Too many wrong passwords in a row were given for the account: it is locked for a while.</summary>
    LockedOut = 72,

    /// <summary>Made the shop, as its first administrator.</summary>
    SignedUpShop = 85,

    /// <summary>The operator of the installation let the shop serve buyers, or stopped it.</summary>
    ChangedShopStatus = 86,
    ChangedShopName = 87,
    ChangedBot = 88,

    /// <summary>The operator of the installation set the shop's level and category.</summary>
    ChangedStanding = 89,
    ChangedForbiddenWords = 90,
    ChangedTransferReasons = 91,
    ChangedOrderConnector = 92,
    ChangedWidget = 93,
    RenewedPublicKey = 94,
    AddedTokenSecret = 95,
    RemovedTokenSecret = 96,

    /// <summary>Made, changed, deleted or imported phrases of the shop or its groups.</summary>
    ChangedPhrases = 97,
    ChangedPauseReasons = 98,
    ChangedTags = 99,

    MadeWebhook = 100,
    ChangedWebhook = 101,
    RemovedWebhook = 102,
    MadeWebhookSecret = 103,
    RemovedWebhookSecret = 104,
    ReplayedWebhook = 105,

    /// <summary>A webhook took nothing for so long that it was switched off; nobody did it.</summary>
    SwitchedOffWebhook = 106,
    TestedWebhook = 107,

    /// <summary>An agent had the shop's service change a buyer's order, or tried to.</summary>
    ChangedOrder = 110,

    /// <summary>An agent wrote to a buyer what the shop forbids, a word or a pattern: it was sent with a warning, or refused.</summary>
    UsedForbiddenWord = 111,
    BlockedBuyer = 112,
    UnblockedBuyer = 113,
}
