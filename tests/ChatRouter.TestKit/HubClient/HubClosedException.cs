namespace ChatRouter.TestKit.HubClient;

/// <summary>The connection ended before the server answered: the outcome of the call is unknown.</summary>
public sealed class HubClosedException(HubClosed closed)
    : Exception($"The hub connection ended: {closed.Error ?? closed.Description ?? closed.Fault?.Message ?? "no reason given"}", closed.Fault)
{
    public HubClosed Closed { get; } = closed;
}
