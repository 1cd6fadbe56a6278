namespace ChatRouter.Core.Conversations;

/// <summary>What a sender wants to say, and the id by which a repeated send is known.</summary>
public sealed record MessageBody(string ClientMsgId, MessageKind Kind, string? Text = null, string? ImageId = null, Card? Card = null)
{
    /// <summary>All that its reader reads of it: the text, or what stands on the card.</summary>
    public IEnumerable<string> Words => new[] { Text, Card?.Title, Card?.Price, Card?.Note }.OfType<string>();
}
