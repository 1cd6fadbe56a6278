namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Makes an agent Online, Paused, in Grace or Offline, from what he wants, his leases, his account and his shift.</summary>
internal static class Presence
{
    /// <summary>Brings the effective state up to date and tells of a change.</summary>
    public static void Update(ShopState shop, AgentEntry agent)
    {
        var was = agent.State;
        var now = Effective(agent);
        agent.State = now;
        if (was != now)
        {
            if (was == AgentState.Online && shop.HasOffline)
                agent.Round = shop.OfflinePool.Round;
            if (now == AgentState.Online)
                (shop.Arrivals ??= new(1)).Add(agent);
            var graceUntil = now == AgentState.Grace ? ShopState.ToTime(agent.GraceUntil) : (DateTimeOffset?)null;
            shop.Effects.Add(new AgentStateChange(agent.Id, now, graceUntil));
        }

        Standing.Update(shop, agent);
        Arm(shop, agent);
    }

    /// <summary>The last open turn of an agent off duty is answered: he is Offline.</summary>
    public static void EndShift(ShopState shop, AgentEntry agent)
    {
        if (agent is { IsOffDuty: true, Pending: 0 } && agent.State != AgentState.Offline)
            Update(shop, agent);
    }

    /// <summary>A new or known connection lives until then.</summary>
    public static void Connect(ShopState shop, AgentEntry agent, ConnectionId connection, long until)
    {
        if (shop.Leases.TryGetValue(connection, out var lease) && lease.Agent != agent)
        {
            Disconnect(shop, lease);
            lease = null;
        }

        if (lease is null)
        {
            lease = new Lease(connection, agent) { Next = agent.Leases };
            shop.Leases.Add(connection, lease);
            if (agent.Leases is null)
                Return(shop, agent);
            agent.Leases = lease;
            agent.Seen = true;
        }

        lease.Until = Math.Max(lease.Until, until);
        Update(shop, agent);
    }

    /// <summary>That connection is gone; with the last one the agent's grace begins.</summary>
    public static void Disconnect(ShopState shop, Lease lease)
    {
        var agent = lease.Agent;
        shop.Leases.Remove(lease.Connection);
        agent.Leases = Without(agent.Leases, lease);
        if (agent.Leases is null && agent.State is AgentState.Online or AgentState.Paused)
            Lose(shop, agent);
        Update(shop, agent);
    }

    /// <summary>The journal gave an open turn to an agent who is Offline: after a restart he has his grace to come back, else it is routed again.</summary>
    public static void Await(ShopState shop, AgentEntry agent)
    {
        if (agent.Seen)
        {
            GoOffline(shop, agent);
            return;
        }

        Expect(shop, agent, agent.Wanted == WantedState.Offline ? WantedState.Online : agent.Wanted);
        Update(shop, agent);
    }

    /// <summary>He has his grace to come.</summary>
    public static void Expect(ShopState shop, AgentEntry agent, WantedState wanted) =>
        (agent.Wanted, agent.GraceUntil) = (wanted, Policy.Later(shop.Now, shop.Policy.Grace));

    /// <summary>Ends every lease that is over.</summary>
    public static void Expire(ShopState shop, AgentEntry agent)
    {
        for (var lease = agent.Leases; lease is not null; lease = lease.Next)
        {
            if (lease.Until <= shop.Now)
                Disconnect(shop, lease);
        }

        Arm(shop, agent);
    }

    public static void EndGrace(ShopState shop, AgentEntry agent)
    {
        agent.GraceUntil = Timed.Never;
        GoOffline(shop, agent);
    }

    public static void EndGuard(ShopState shop, AgentEntry agent)
    {
        agent.GuardUntil = Timed.Never;
        Update(shop, agent);
    }

    /// <summary>Offline for good: open turns are routed again, oldest first; the rest stay parked with him.</summary>
    public static void GoOffline(ShopState shop, AgentEntry agent)
    {
        Update(shop, agent);
        if (agent.Pending == 0)
            return;

        var open = new List<Conversation>(agent.Pending);
        for (var conversation = agent.FirstOwned; conversation is not null; conversation = conversation.NextOwned)
        {
            if (conversation.TurnOpen)
                open.Add(conversation);
        }

        open.Sort(ConversationLine.ByAge);
        foreach (var conversation in open)
            Placing.Decide(shop, conversation, new Attempt(RouteNotes.AgentLost));
    }

    /// <summary>The agent's next moment; a lease that was renewed meanwhile is looked at when its old end comes.</summary>
    public static void Arm(ShopState shop, AgentEntry agent)
    {
        var (due, kind) = NextMoment(agent);
        if (kind == DeadlineKind.Lease && agent is { HeapIndex: >= 0, DeadlineKind: DeadlineKind.Lease } && agent.Due <= due && agent.Due > shop.Now)
            return;

        shop.Deadlines.Set(agent, due, kind);
    }

    public static (long Due, DeadlineKind Kind) NextMoment(AgentEntry agent)
    {
        var next = (Due: Timed.Never, Kind: DeadlineKind.Lease);
        for (var lease = agent.Leases; lease is not null; lease = lease.Next)
            next.Due = Math.Min(next.Due, lease.Until);
        if (agent.GraceUntil < next.Due)
            next = (agent.GraceUntil, DeadlineKind.Grace);
        if (agent.GuardUntil < next.Due)
            next = (agent.GuardUntil, DeadlineKind.FlapGuard);
        return next;
    }

    /// <summary>What he is, by everything that is known of him.</summary>
    public static AgentState Effective(AgentEntry agent)
    {
        if (!agent.Enabled || agent.Wanted == WantedState.Offline || (agent.IsOffDuty && agent.Pending == 0))
            return AgentState.Offline;
        if (agent.Leases is null)
            return agent.GraceUntil == Timed.Never ? AgentState.Offline : AgentState.Grace;

        return agent.Wanted == WantedState.Paused || agent.IsOffDuty ? AgentState.Paused : AgentState.Online;
    }

    private static void Lose(ShopState shop, AgentEntry agent)
    {
        agent.GraceUntil = Policy.Later(shop.Now, shop.Policy.Grace);
        agent.Losses = [shop.Now, .. agent.Losses?.Take(Policy.FlapLosses - 1) ?? []];
        agent.Flapping = agent.Losses.Length == Policy.FlapLosses && shop.Now - agent.Losses[^1] <= Policy.FlapWithin;
    }

    private static void Return(ShopState shop, AgentEntry agent)
    {
        agent.GraceUntil = Timed.Never;
        if (!agent.Flapping)
            return;

        agent.Flapping = false;
        agent.GuardUntil = shop.Now + Policy.FlapHold;
    }

    private static Lease? Without(Lease? first, Lease gone)
    {
        if (first == gone)
            return gone.Next;

        for (var lease = first; lease is not null; lease = lease.Next)
        {
            if (lease.Next == gone)
                lease.Next = gone.Next;
        }

        return first;
    }
}
