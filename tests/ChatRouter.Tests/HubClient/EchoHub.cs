using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.SignalR;

namespace ChatRouter.Tests.HubClient;

/// <summary>What the hub client is tried against.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "Hub methods are instance methods.")]
public sealed class EchoHub : Hub
{
    public string? Origin() => Context.GetHttpContext()!.Request.Headers.Origin;

    public string? Ticket() => Context.GetHttpContext()!.Request.Query["access_token"];

    public EchoRequest Echo(EchoRequest request) => request;

    public void Refuse() => throw new HubException("""{"code":"rateLimited","retryAfterMs":200}""");

    public void Break() => throw new InvalidOperationException("secret");

    public async Task Tell(EchoRequest request)
    {
        await Clients.Caller.SendAsync("Unknown", request);
        await Clients.Caller.SendAsync("Told", request);
        await Clients.Caller.SendAsync("Bare");
    }

    public void Abort() => Context.Abort();

    public async Task Never() => await new TaskCompletionSource().Task.WaitAsync(Context.ConnectionAborted);
}

public sealed record EchoRequest(string Text, DayOfWeek Day, string? Nothing = null);
