namespace ChatRouter.Server.Outgoing;

/// <summary>How this server calls addresses that shops name: public ones alone, without following redirects, cookies or a proxy.</summary>
public static class OutgoingHttp
{
    /// <summary>A client without a time limit of its own: each call brings one.</summary>
    public static HttpClient ClientFor(PublicAddresses addresses, int maxAnswerBytes) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxConnectionsPerServer = 32,
        ConnectCallback = addresses.ConnectAsync,
    })
    {
        MaxResponseContentBufferSize = maxAnswerBytes,
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
