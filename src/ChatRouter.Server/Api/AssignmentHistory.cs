namespace ChatRouter.Server.Api;

/// <summary>Every placement of a conversation, oldest first.</summary>
public sealed record AssignmentHistory(IReadOnlyList<AssignmentView> Assignments);
