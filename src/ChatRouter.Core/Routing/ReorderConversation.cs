namespace ChatRouter.Core.Routing;

/// <summary>A supervisor moves a waiting conversation to another place in the queue; <paramref name="Version"/> as he saw it.</summary>
/// <param name="Class">0–3, or <see cref="Front"/>; holds until the conversation ends.</param>
public readonly record struct ReorderConversation(ShopId Shop, ConversationId Conversation, int Class, int Version, DateTimeOffset At)
{
    /// <summary>Before every class, which ageing does not reach; among several there, the longest waiting first.</summary>
    public const int Front = 4;
}
