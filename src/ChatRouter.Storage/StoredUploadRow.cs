using ChatRouter.Core.Nodes;
using ChatRouter.Core.Uploads;

namespace ChatRouter.Storage;

/// <summary>An upload's row as every database has it.</summary>
internal static class StoredUploadRow
{
    public const string Columns = "shop, id, by_agent, sender, buyer, format, width, height, bytes, at, message, holds_code";

    public static StoredUpload Read(IStoredRow row)
    {
        var shop = new ShopId(row.Text(0));
        var upload = new Upload
        {
            Id = new(row.Text(1)),
            Sender = row.Number(2) != 0 ? Participant.Of(shop, new AgentId(row.Text(3))) : Participant.Of(shop, new BuyerId(row.Text(3))),
            Buyer = row.TextOrNull(4) is { } buyer ? new BuyerId(buyer) : null,
            Image = new((ImageFormat)row.Number(5), (int)row.Number(6), (int)row.Number(7)),
            Bytes = row.Number(8),
            At = row.Time(9),
            HoldsCode = row.Number(11) != 0,
        };
        return new(upload, Sent: row.TextOrNull(10) is not null);
    }

    /// <summary>Its sender's id; agents and buyers are told apart by a column of their own.</summary>
    public static string SenderOf(Participant sender) => sender.Agent?.Value ?? sender.Buyer!.Value.Value;
}
