using ChatRouter.Core.Routing;

namespace ChatRouter.Redis.Connection;

/// <summary>Redis cannot be reached, did not answer in time, or refuses for now: without memory, while it loads its data, as a replica, to whom it does not know.</summary>
public sealed class RedisUnavailableException(string message, Exception innerException) : DispatcherUnavailableException(message, innerException);
