using ChatRouter.Core.Routing;

namespace ChatRouter.Redis.Connection;

/// <summary>Redis cannot be reached, or did not answer in time.</summary>
public sealed class RedisUnavailableException(string message, Exception innerException) : DispatcherUnavailableException(message, innerException);
