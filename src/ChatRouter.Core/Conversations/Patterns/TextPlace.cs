namespace ChatRouter.Core.Conversations.Patterns;

/// <summary>From (inclusive) to (exclusive), in UTF-16 units.</summary>
public readonly record struct TextPlace(int From, int To);
