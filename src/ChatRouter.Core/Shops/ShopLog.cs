using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Shops;

internal static partial class ShopLog
{
    [LoggerMessage(2600, LogLevel.Warning, "That a page of shop {Shop} asked for its chat could not be stored.")]
    public static partial void SightingNotStored(this ILogger logger, ShopId shop, Exception exception);
}
