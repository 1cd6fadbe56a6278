namespace ChatRouter.Storage;

/// <summary>A conversation of a shop.</summary>
internal readonly record struct ConversationKey(ShopId Shop, ConversationId Id)
{
    /// <summary>By the id alone, which tells conversations of all shops apart: each message is looked up by it many times.</summary>
    public override int GetHashCode() => Id.GetHashCode();
}
