using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Server.Delivery;
using ChatRouter.Server.Limits;
using ChatRouter.Server.Metrics;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Hubs;

/// <summary>What holds for every hub call: it comes after Open or Resume, within the rate, and ends in a result or a fixed code.</summary>
/// <remarks>Whoever was too fast is told so at once, but his next calls wait: a connection that goes on all the same costs the server a few calls a second, however many it makes.</remarks>
public sealed class HubBoundary(ConnectionRegistry connections, IOptions<LimitOptions> options, RefusalMetrics metrics, TimeProvider clock, ILogger<HubBoundary> logger) : IHubFilter
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    // Of each of the few calls that are carried out at a time. Pings wait as well, and must not come too late.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private static readonly Rejection NotOpened = new(ErrorCode.NotOpened, "Call Open (buyers) or Resume (agents) first.");
    private static readonly Rejection Unavailable = new(ErrorCode.Unavailable, "The server cannot store anything at the moment. Keep your text and try the same message again.", TimeSpan.FromSeconds(1));
    private static readonly Rejection Internal = new(ErrorCode.InternalError, "The server failed on this call.");

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var connection = connections.Find(new(invocationContext.Context.ConnectionId)) ?? throw Failed(NotOpened);
        try
        {
            if (connection.Pause is var pause && pause > TimeSpan.Zero)
                await Task.Delay(pause, clock, invocationContext.Context.ConnectionAborted);
            if (Parameters.AnyMissing(invocationContext))
                throw HubRefusal.Unreadable(ErrorCode.InvalidArgument);
            Admit(connection, invocationContext.HubMethodName);
            var result = await next(invocationContext);
            connection.Refusals = 0;
            return result;
        }
        catch (HubException refusal) when (HubRefusal.RejectionOf(refusal) is { } rejection)
        {
            metrics.RefusedCall(rejection.Code);
            if (rejection is { Code: ErrorCode.RateLimited, RetryAfter: { } wait })
                connection.PauseFor(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, ShortestPause.Ticks, LongestPause.Ticks)));
            if (++connection.Refusals >= options.Value.RefusalsUntilAbort)
                connection.Abort();
            throw;
        }
        catch (Exception exception) when (exception is JournalUnavailableException or DispatcherUnavailableException)
        {
            throw Failed(Unavailable);
        }
        catch (OperationCanceledException) when (invocationContext.Context.ConnectionAborted.IsCancellationRequested)
        {
            // Nobody is told, so nothing is counted.
            throw HubRefusal.Of(Unavailable);
        }
        catch (Exception exception)
        {
            logger.HubMethodFailed(invocationContext.HubMethodName, invocationContext.Context.ConnectionId, exception);
            throw Failed(Internal);
        }
    }

    // Not the client's fault: it does not count towards the end of his connection.
    private HubException Failed(Rejection rejection)
    {
        metrics.RefusedCall(rejection.Code);
        return HubRefusal.Of(rejection);
    }

    private void Admit(ClientConnection connection, string method)
    {
        if (options.Value.Enabled && connection.Calls.Take() is var wait && wait > TimeSpan.Zero)
            throw HubRefusal.Of(RateLimited.After(wait));
        if (!connection.Opened && method is not (nameof(IBuyerHub.Open) or nameof(IAgentHub.Resume) or nameof(IAgentHub.Ping) or Wire.StrictJsonHubProtocol.RefuseMethod))
            throw HubRefusal.Of(NotOpened);
    }
}
