namespace ChatRouter.Core.Nodes;

/// <summary>A node's right to write: as long as its epoch is the registry's and its lease has not lapsed.</summary>
/// <param name="Epoch">Above every epoch that was given before, to whichever node.</param>
public sealed record NodeLease(NodeId Node, long Epoch);
