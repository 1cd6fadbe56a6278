namespace ChatRouter.Core.Nodes;

/// <summary>A node as the registry has it. <paramref name="Live"/>: its lease has not lapsed.</summary>
public sealed record RegisteredNode(NodeLease Lease, bool Live);
