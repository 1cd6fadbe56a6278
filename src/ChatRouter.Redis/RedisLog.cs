using Microsoft.Extensions.Logging;

namespace ChatRouter.Redis;

/// <summary>What the Redis part logs: ids from 3000.</summary>
internal static partial class RedisLog
{
    [LoggerMessage(3000, LogLevel.Information, "Connected to Redis at {EndPoints}.")]
    public static partial void Connected(this ILogger logger, string endPoints);

    [LoggerMessage(3001, LogLevel.Warning, "Redis at {EndPoints} cannot be reached yet; it is tried again in the background.")]
    public static partial void NotConnected(this ILogger logger, string endPoints);

    [LoggerMessage(3002, LogLevel.Warning, "Lost a connection to Redis at {EndPoint}: {Reason}.")]
    public static partial void ConnectionLost(this ILogger logger, string endPoint, string reason);

    [LoggerMessage(3003, LogLevel.Information, "A connection to Redis at {EndPoint} is back.")]
    public static partial void ConnectionRestored(this ILogger logger, string endPoint);

    [LoggerMessage(3005, LogLevel.Warning, "Could not tell when {ShopId} is due next, tries again: {Reason}")]
    public static partial void DueNotTold(this ILogger logger, ShopId shopId, string reason);

    [LoggerMessage(3006, LogLevel.Information, "Redis did not know the scripts of version {Version}; loaded them.")]
    public static partial void ScriptsLoaded(this ILogger logger, string version);

    [LoggerMessage(3007, LogLevel.Error, "The Sentinel at {EndPoint} does not let this server ask who is master ({Reason}): set Redis:SentinelPassword to what it expects, and Redis:SentinelUserName where it knows users.")]
    public static partial void SentinelsRefuse(this ILogger logger, string endPoint, string reason);
}
