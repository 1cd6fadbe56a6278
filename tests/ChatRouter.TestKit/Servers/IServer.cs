using ChatRouter.TestKit.HubClient;

namespace ChatRouter.TestKit.Servers;

/// <summary>A server with a database of its own that can go away and come back on the same port and data.</summary>
public interface IServer : IAsyncDisposable
{
    Endpoint Endpoint { get; }

    /// <summary>The database file; others may open it while the server is down.</summary>
    string Database { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    Task StartAsync();

    /// <summary>Ends it.</summary>
    Task KillAsync();
}
