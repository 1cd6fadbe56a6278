namespace ChatRouter.Core.Journal;

/// <summary>What a write is about: a shop's conversation or, where the buyer's open one is meant, the buyer.</summary>
/// <remarks>Buyers and conversations of one id share a count, which does no harm.</remarks>
internal readonly record struct JournalSubject(ShopId Shop, string Id)
{
    public static JournalSubject Of(AppendMessage command) =>
        new(command.Shop, command.Conversation is { } conversation ? conversation.Value : command.Buyer.GetValueOrDefault().Value);

    public static JournalSubject Of(ShopId shop, ConversationId conversation) => new(shop, conversation.Value);
}
