namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>What is wrong. The numbers are stored.</summary>
public enum AlarmKind
{
    /// <summary>Somebody waits longer than <see cref="SupervisionOptions.LongestWait"/>.</summary>
    LongWait = 0,

    /// <summary>The three-minute rate of the last 30 minutes is below its target.</summary>
    SlowReplies = 1,

    LongQueue = 2,

    /// <summary>Everybody who gets buyers is at his capacity.</summary>
    NoPlace = 3,

    /// <summary>Nobody of a group is online while somebody of the shop is.</summary>
    GroupEmpty = 4,
}
