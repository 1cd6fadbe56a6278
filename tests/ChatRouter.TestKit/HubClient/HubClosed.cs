using System.Net.WebSockets;

namespace ChatRouter.TestKit.HubClient;

/// <summary>How a hub connection ended.</summary>
/// <param name="Error">What the server's Close message said; none when it sent none or gave no reason.</param>
/// <param name="Status">The WebSocket close status; none when the connection was cut.</param>
/// <param name="Fault">What broke the connection, if it was not closed in order.</param>
public sealed record HubClosed(string? Error, WebSocketCloseStatus? Status, string? Description, Exception? Fault);
