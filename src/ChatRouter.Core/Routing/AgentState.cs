namespace ChatRouter.Core.Routing;

/// <summary>An agent's effective state. The numbers are shared with the Lua scripts.</summary>
public enum AgentState
{
    Offline = 0,

    /// <summary>Wants to be online, is connected, enabled and on duty.</summary>
    Online = 1,

    /// <summary>挂起: keeps his conversations, gets no new ones but young contacts.</summary>
    Paused = 2,

    /// <summary>断线: connection lost, the timer is running.</summary>
    Grace = 3,
}
