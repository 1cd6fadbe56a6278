using System.Net.Sockets;

namespace ChatRouter.Server.Outgoing;

/// <summary>Tells why a request failed before it was answered.</summary>
public static class Unreached
{
    public static UnreachedCause By(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => UnreachedCause.NotTrusted,
        NotPublicException or { InnerException: NotPublicException } => UnreachedCause.NotPublic,
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => UnreachedCause.UnknownHost,
        _ => UnreachedCause.NotReached,
    };
}
