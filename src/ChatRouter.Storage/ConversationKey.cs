namespace ChatRouter.Storage;

/// <summary>A conversation of a shop.</summary>
internal readonly record struct ConversationKey(ShopId Shop, ConversationId Id);
