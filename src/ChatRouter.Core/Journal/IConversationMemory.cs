namespace ChatRouter.Core.Journal;

/// <summary>What a node remembers of conversations, told to the node that is about to write to them.</summary>
/// <remarks>A hint: whoever was told what another node wrote need not ask the database for it. What is not told, or old, or wrong costs one more trip there and nothing else.</remarks>
public interface IConversationMemory
{
    /// <summary>The conversation as it was last seen here; none: it is not remembered.</summary>
    byte[]? Tell(ShopId shop, ConversationId conversation);

    /// <summary>Takes what another node told, unless something newer is known or that node is of another build. Never throws.</summary>
    void Hear(byte[] told);
}
