namespace ChatRouter.Redis.Routing;

/// <summary>In this order timers of one instant fire. One digit each: they begin the members of a shop's deadlines.</summary>
internal enum DeadlineKind
{
    Lease = 0,

    /// <summary>A waiting conversation rises by a class: before anything that picks from the queue.</summary>
    Ageing = 1,
    Grace = 2,
    FlapGuard = 3,
    Rest = 4,
    Overflow = 5,
    MaxWait = 6,
    Reassign = 7,
    OfflineRound = 8,

    /// <summary>The bot owes its buyer an answer for too long: a human is found.</summary>
    Bot = 9,
}
