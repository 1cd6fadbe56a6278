namespace ChatRouter.Core.Routing.InMemory;

/// <summary>In this order timers of one instant fire.</summary>
internal enum DeadlineKind
{
    /// <summary>A connection's lease ends; the grace that follows starts at that moment.</summary>
    Lease,

    /// <summary>A waiting conversation rises by a class: before anything that picks from the queue.</summary>
    Ageing,
    Grace,
    FlapGuard,
    Rest,
    Overflow,
    MaxWait,
    Reassign,
    OfflineRound,

    /// <summary>The bot owes its buyer an answer for too long: a human is found.</summary>
    Bot,
}
