namespace ChatRouter.Server.Hubs;

/// <summary>Where in the queue a conversation is to wait, and why.</summary>
/// <param name="To">A class from 0 to 3, or 4 for the front.</param>
public sealed record ReorderRequest(int To, string Reason);
