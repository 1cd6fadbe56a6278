namespace ChatRouter.Core.Conversations;

/// <summary>The message is stored for good; <paramref name="Status"/> is where its conversation was then.</summary>
public sealed record Sent(Message Message, bool Duplicate, Placement Status);
