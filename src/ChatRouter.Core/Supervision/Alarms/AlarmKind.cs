namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>What is wrong. The numbers are stored.</summary>
public enum AlarmKind
{
    /// <summary>Somebody waits longer than <see cref="SupervisionOptions.LongestWait"/>.</summary>
    LongWait = 0,

    /// <summary>The three-minute rate of the last 30 minutes is below its target.</summary>
    SlowReplies = 1,

    LongQueue = 2,

    /// <summary>Everybody who gets buyers is at his capacity, or nobody of those who are there gets any: all pause.</summary>
    NoPlace = 3,

    /// <summary>Nobody of a group is online, although one of its shifts runs or the hours do that the shop has assessed, while somebody of the shop is. Where no hours are planned, the latter suffices.</summary>
    /// <remarks>Where nobody of the shop is, <see cref="ShopEmpty"/> or <see cref="NoPlace"/> tells it once instead of every group.</remarks>
    GroupEmpty = 4,

    /// <summary>A server process ended without taking leave, and with it connections of the shop's agents. Its subject is the process.</summary>
    NodeLost = 5,

    /// <summary>The shop's order service failed repeatedly and is left alone for a while.</summary>
    OrdersFailing = 6,

    /// <summary>A webhook was switched off because it kept failing. Its subject is the webhook.</summary>
    WebhookOff = 7,

    /// <summary>Nobody of the shop is there, although somebody's shift runs or the hours do that the shop has assessed.</summary>
    ShopEmpty = 8,

    /// <summary>A scheduled publication did not go live when it was due. Its subject is the publication.</summary>
    NotPublished = 9,
}
