namespace ChatRouter.Core.Routing;

/// <summary>Whether a recent contact gets the buyer (rule 3), or why not.</summary>
public enum ContactVerdict
{
    Holds = 0,

    /// <summary>Offline or off duty.</summary>
    Away = 1,
    NoSplit = 2,

    /// <summary>Paused or in Grace, and the contact is not young enough for that.</summary>
    TooOldForPaused = 3,
    Full = 4,

    /// <summary>More people wait for him than <c>affinityMaxPending</c>.</summary>
    Overloaded = 5,
}
