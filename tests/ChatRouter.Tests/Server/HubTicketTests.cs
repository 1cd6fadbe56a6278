using System.Security.Claims;
using ChatRouter.Server.Auth;
using ChatRouter.TestKit;

namespace ChatRouter.Tests.Server;

public sealed class HubTicketTests
{
    private readonly ManualClock _clock = new();
    private readonly ClaimsPrincipal _somebody = new(new ClaimsIdentity("test"));

    [Fact]
    public void A_ticket_is_good_for_just_under_30_s()
    {
        var tickets = new HubTickets(_clock);
        var ticket = tickets.Issue(_somebody);

        _clock.Advance(HubTickets.Lifetime - TimeSpan.FromMilliseconds(1));

        Assert.Same(_somebody, tickets.Peek(ticket));
        Assert.Same(_somebody, tickets.Redeem(ticket));
    }

    [Fact]
    public void An_expired_ticket_opens_nothing()
    {
        var tickets = new HubTickets(_clock);
        var ticket = tickets.Issue(_somebody);

        _clock.Advance(HubTickets.Lifetime);

        Assert.Null(tickets.Peek(ticket));
        Assert.Null(tickets.Redeem(ticket));
    }

    [Fact]
    public void A_ticket_is_redeemed_once_and_looking_at_it_does_not_count()
    {
        var tickets = new HubTickets(_clock);
        var ticket = tickets.Issue(_somebody);

        tickets.Peek(ticket);

        Assert.NotNull(tickets.Redeem(ticket));
        Assert.Null(tickets.Redeem(ticket));
    }
}
