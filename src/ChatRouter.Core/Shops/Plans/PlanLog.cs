using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>What is logged about routing plans and shifts. Ids 2800–2809.</summary>
internal static partial class PlanLog
{
    [LoggerMessage(2800, LogLevel.Information, "Shop {Shop} routes by version {Version}.")]
    public static partial void Followed(this ILogger logger, ShopId shop, int version);

    [LoggerMessage(2801, LogLevel.Warning, "Version {Version} of shop {Shop} is published and waits for the dispatcher: {Cause}")]
    public static partial void PublicationDelayed(this ILogger logger, ShopId shop, int version, string cause);

    [LoggerMessage(2802, LogLevel.Error, "Publications and shifts could not be followed; it is tried again.")]
    public static partial void WatchFailed(this ILogger logger, Exception exception);

    [LoggerMessage(2803, LogLevel.Error, "Publication {Id} of shop {Shop} is due and could not be published; it is tried again.")]
    public static partial void DueDelayed(this ILogger logger, string id, ShopId shop, Exception exception);

    [LoggerMessage(2804, LogLevel.Information, "Shop {Shop} is {Status} by the operator's word.")]
    public static partial void FollowedStatus(this ILogger logger, ShopId shop, ShopStatus status);

    [LoggerMessage(2805, LogLevel.Warning, "The new status of shop {Shop} waits for the dispatcher: {Cause}")]
    public static partial void StatusDelayed(this ILogger logger, ShopId shop, string cause);
}
