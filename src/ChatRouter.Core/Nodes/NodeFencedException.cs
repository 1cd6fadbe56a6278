using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Nodes;

/// <summary>The node's epoch is over or its lease has lapsed: surely nothing was stored. Repeat it once the node has registered again.</summary>
public sealed class NodeFencedException(string message, Exception? innerException = null) : JournalUnavailableException(message, innerException);
