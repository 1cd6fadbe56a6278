using System.Globalization;
using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage;

/// <summary>A message's row as every database has it. No sender is stored as an empty text.</summary>
internal static class StoredMessageRow
{
    public const string Columns = "m.conversation, m.seq, m.sent_by, m.sender_id, m.sender_name, m.kind, m.text, m.image_id, m.card, m.client_msg_id, m.at";

    /// <summary>A recall's text is the number of the message that it takes back.</summary>
    public static string? TextOf(Message message) => message.Recalls?.ToString(CultureInfo.InvariantCulture) ?? message.Text;

    /// <param name="row">A row with these columns.</param>
    /// <param name="first">How many columns stand before them.</param>
    public static Message Read(IStoredRow row, int first)
    {
        var kind = (MessageKind)row.Number(first + 5);
        return new()
        {
            ConversationId = new ConversationId(row.Text(first)),
            Seq = row.Number(first + 1),
            From = (MessageFrom)row.Number(first + 2),
            SenderId = row.Text(first + 3) is { Length: > 0 } sender ? sender : null,
            SenderName = row.TextOrNull(first + 4),
            Kind = kind,
            Text = kind == MessageKind.Recall ? null : row.TextOrNull(first + 6),
            ImageId = row.TextOrNull(first + 7),
            Card = row.TextOrNull(first + 8) is { } card ? StorageJson.Read<Card>(card) : null,
            Recalls = kind == MessageKind.Recall ? long.Parse(row.Text(first + 6), CultureInfo.InvariantCulture) : null,
            ClientMsgId = row.Text(first + 9),
            At = row.Time(first + 10),
        };
    }
}
