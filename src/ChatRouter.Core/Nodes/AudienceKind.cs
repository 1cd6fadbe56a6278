namespace ChatRouter.Core.Nodes;

/// <summary>Whom a push is for. The numbers travel between nodes.</summary>
public enum AudienceKind
{
    /// <summary>One buyer or agent, on all of his connections.</summary>
    Participant = 0,

    /// <summary>Every connected agent of the shop.</summary>
    Agents = 1,

    /// <summary>Every connected supervisor and admin of the shop.</summary>
    Supervisors = 2,
}
