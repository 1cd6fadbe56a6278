namespace ChatRouter.Core.Routing;

/// <summary>What an agent asks to be; what he is, is an <see cref="AgentState"/>.</summary>
public enum WantedState
{
    Offline = 0,
    Online = 1,
    Paused = 2,
}
