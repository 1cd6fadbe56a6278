namespace ChatRouter.Core.Conversations;

/// <summary>What of a conversation its buyer may see.</summary>
public static class BuyerView
{
    /// <summary>The messages with each note emptied: it keeps its number, so that the buyer's run of numbers has no hole.</summary>
    public static IReadOnlyList<Message> Of(IReadOnlyList<Message> messages) =>
        messages.Any(message => message.Kind == MessageKind.Note) ? [.. messages.Select(Of)] : messages;

    /// <summary>The message; a note without its author and words.</summary>
    public static Message Of(Message message) => message.Kind != MessageKind.Note
        ? message
        : message with { From = MessageFrom.System, SenderId = null, SenderName = null, Text = null };
}
