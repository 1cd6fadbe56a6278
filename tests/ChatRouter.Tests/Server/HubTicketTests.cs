using System.Security.Claims;
using ChatRouter.Core.Nodes;
using ChatRouter.Server.Auth;
using ChatRouter.TestKit;

namespace ChatRouter.Tests.Server;

public sealed class HubTicketTests
{
    private readonly ManualClock _clock = new();
    private readonly ClaimsPrincipal _somebody = new(new ClaimsIdentity([new Claim("shop", "demo"), new Claim("name", "小芳")], "test"));
    private readonly HubTickets _tickets;

    public HubTicketTests() => _tickets = new(new InMemoryOneTimeStore(_clock));

    [Fact]
    public async Task A_ticket_is_good_for_just_under_30_s_and_tells_who_it_is()
    {
        var ticket = await _tickets.IssueAsync(_somebody, default);

        _clock.Advance(HubTickets.Lifetime - TimeSpan.FromMilliseconds(1));

        Assert.NotNull(await _tickets.PeekAsync(ticket, default));
        var redeemed = await _tickets.RedeemAsync(ticket, default);
        Assert.True(redeemed!.Identity!.IsAuthenticated);
        Assert.Equal(["demo", "小芳"], redeemed.Claims.Select(claim => claim.Value));
    }

    [Fact]
    public async Task An_expired_ticket_opens_nothing()
    {
        var ticket = await _tickets.IssueAsync(_somebody, default);

        _clock.Advance(HubTickets.Lifetime);

        Assert.Null(await _tickets.PeekAsync(ticket, default));
        Assert.Null(await _tickets.RedeemAsync(ticket, default));
    }

    [Fact]
    public async Task A_ticket_is_redeemed_once_and_looking_at_it_does_not_count()
    {
        var ticket = await _tickets.IssueAsync(_somebody, default);

        await _tickets.PeekAsync(ticket, default);

        Assert.NotNull(await _tickets.RedeemAsync(ticket, default));
        Assert.Null(await _tickets.RedeemAsync(ticket, default));
    }

    [Fact]
    public async Task A_text_too_long_for_a_ticket_is_none() =>
        Assert.Null(await _tickets.PeekAsync(new string('a', 10_000), default));
}
