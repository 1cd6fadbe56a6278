using ChatRouter.Core.Accounts;

namespace ChatRouter.Server.Api;

/// <summary>Where an account is signed in.</summary>
public sealed record SessionList(IReadOnlyList<SessionList.SessionView> Sessions)
{
    /// <param name="Device">Such as <c>Chrome, Windows</c>, as the browser says.</param>
    /// <param name="Place">The network address of the sign-in.</param>
    /// <param name="Current">It is the one that asks.</param>
    public sealed record SessionView(string Id, string Device, string Place, DateTimeOffset StartedAt, DateTimeOffset UsedAt, bool Current);

    internal static SessionList Of(IReadOnlyList<AccountSession> sessions, string? current) => new(
        [.. sessions.Select(session => new SessionView(session.Id, session.Device, session.Place, session.StartedAt, session.UsedAt, session.Id == current))]);
}
