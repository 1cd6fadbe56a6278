namespace ChatRouter.Core.Supervision;

/// <summary>A group on the board. Conversations count for the groups of their owner, waiting ones for those that they wait for.</summary>
public sealed record BoardGroup(GroupId Id, string Name, BoardFigures Figures);
