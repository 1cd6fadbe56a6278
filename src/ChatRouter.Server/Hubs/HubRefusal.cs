using System.Text.Json;
using ChatRouter.Core.Conversations;
using Microsoft.AspNetCore.SignalR;

namespace ChatRouter.Server.Hubs;

/// <summary>Refusals as hub clients get them: an error whose text is <c>{"code", "message", "retryAfterMs"?}</c>.</summary>
public static class HubRefusal
{
    /// <summary>The value, or the refusal as the exception that SignalR passes to the caller.</summary>
    public static T OrRefuse<T>(this Result<T> result) =>
        result.Succeeded(out var value, out var rejection) ? value : throw Of(rejection);

    /// <summary>Throws the refusal if there is one.</summary>
    public static void OrRefuse(this Rejection? rejection)
    {
        if (rejection is not null)
            throw Of(rejection);
    }

    /// <summary>The arguments of a call could not be read.</summary>
    public static HubException Unreadable(string code) => Of(code == ErrorCode.UnknownKind
        ? new(ErrorCode.UnknownKind, "kind must be text, image, product or order.")
        : new(ErrorCode.InvalidArgument, "The method or its arguments are not of the protocol."));

    public static HubException Of(Rejection rejection)
    {
        // Rounded up: who came a moment too early is not told to try again at once.
        var retryAfterMs = rejection.RetryAfter is { } after ? (long?)Math.Ceiling(after.TotalMilliseconds) : null;
        var refusal = new HubException(JsonSerializer.Serialize(new Body(rejection.Code, rejection.Message, retryAfterMs), Options));
        refusal.Data[Refused] = rejection;
        return refusal;
    }

    /// <summary>What the exception refuses; none: it is no refusal of ours.</summary>
    public static Rejection? RejectionOf(HubException exception) => exception.Data[Refused] as Rejection;

    private static readonly object Refused = new();

    private static readonly JsonSerializerOptions Options = MakeOptions();

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions();
        Wire.WireJson.Configure(options);
        return options;
    }

    private sealed record Body(string Code, string Message, long? RetryAfterMs);
}
