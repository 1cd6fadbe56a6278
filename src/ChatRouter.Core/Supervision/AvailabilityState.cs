namespace ChatRouter.Core.Supervision;

/// <summary>Who would serve a buyer that writes now.</summary>
public enum AvailabilityState
{
    /// <summary>Nobody before somebody comes.</summary>
    Offline = 0,

    /// <summary>Somebody at once: an agent with a free place, or the bot that comes before them.</summary>
    Online = 1,

    /// <summary>Somebody who is there but full or away just now.</summary>
    Queue = 2,
}
