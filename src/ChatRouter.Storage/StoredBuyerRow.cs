using ChatRouter.Core.Buyers;

namespace ChatRouter.Storage;

/// <summary>A buyer's row as every database has it: his profile.</summary>
internal static class StoredBuyerRow
{
    public static BuyerProfile Read(IStoredRow row) => StorageJson.Read<BuyerProfile>(row.Text(0));
}
