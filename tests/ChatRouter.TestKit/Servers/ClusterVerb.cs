namespace ChatRouter.TestKit.Servers;

/// <summary>What can be done to one part of a <see cref="ClusterProcess"/>.</summary>
public enum ClusterVerb
{
    /// <summary>Starts it and waits until it answers.</summary>
    Start,

    /// <summary>SIGTERM; returns once it ended.</summary>
    Stop,

    /// <summary>SIGKILL, its child processes too.</summary>
    Kill,

    /// <summary>SIGSTOP, its child processes too.</summary>
    Pause,

    /// <summary>SIGCONT.</summary>
    Resume,
}
