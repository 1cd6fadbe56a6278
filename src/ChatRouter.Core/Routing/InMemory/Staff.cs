namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Agents: their settings, their connections, and what they want to be.</summary>
internal static class Staff
{
    public static DispatchResult Set(ShopState shop, SetAgent command)
    {
        var groups = command.Groups.Distinct().ToArray();
        if (groups.Length > 1 && !shop.Policy.Settings.SeveralGroups)
            return shop.Refused(RefusalCode.OneGroup);

        var agent = Assign(shop, command);
        Regroup(shop, agent, groups);
        Appear(shop, agent);
        return Finish(shop);
    }

    /// <summary>Gives agents their settings while the shop's pools are made anew; each has to <see cref="Appear"/> afterwards.</summary>
    public static IReadOnlyList<AgentEntry> Assign(ShopState shop, IReadOnlyList<SetAgent> commands)
    {
        var changed = new List<AgentEntry>(commands.Count);
        foreach (var command in commands)
        {
            var groups = command.Groups.Distinct().ToArray();
            if (groups.Length > 1 && !shop.Policy.Settings.SeveralGroups)
                continue;
            var agent = Assign(shop, command);
            agent.Groups = groups;
            changed.Add(agent);
        }

        return changed;
    }

    /// <summary>He is what his account and his shift make of him.</summary>
    /// <remarks>Disabling is a forced leave; who is Offline by then has left before, and his open turns stay as he left them.</remarks>
    public static void Appear(ShopState shop, AgentEntry agent)
    {
        if (!agent.Enabled && agent.State != AgentState.Offline)
        {
            Leave(shop, agent);
            return;
        }

        if (!agent.Enabled)
            (agent.Wanted, agent.GraceUntil) = (WantedState.Offline, Timed.Never);
        Presence.Update(shop, agent);
    }

    public static DispatchResult SetState(ShopState shop, SetAgentState command)
    {
        if (!shop.Agents.TryGetValue(command.Agent, out var agent))
            return shop.Refused(RefusalCode.UnknownAgent);

        if (command.Wanted != WantedState.Offline)
        {
            if (!agent.Enabled)
                return shop.Refused(RefusalCode.AgentDisabled);

            agent.Wanted = command.Wanted;
            Presence.Update(shop, agent);
        }
        else if (command.Force)
        {
            Leave(shop, agent);
        }
        else
        {
            var refused = shop.Policy.Settings.LeaveWithOpenTurns == LeavePolicy.RefusedUnlessForced && !command.LeavesTurns;
            if (refused && agent.Pending > 0 && agent.State != AgentState.Offline)
                return shop.Refused(RefusalCode.OpenTurns);

            agent.Wanted = WantedState.Offline;
            agent.GraceUntil = Timed.Never;
            Presence.Update(shop, agent);
        }

        return Finish(shop);
    }

    public static DispatchResult Connect(ShopState shop, AgentConnected command)
    {
        if (!shop.Agents.TryGetValue(command.Agent, out var agent))
            return shop.Refused(RefusalCode.UnknownAgent);
        if (!agent.Enabled)
            return shop.Refused(RefusalCode.AgentDisabled);

        Presence.Connect(shop, agent, command.Connection, command.LeaseUntil.ToUnixTimeMilliseconds());
        return Finish(shop);
    }

    public static DispatchResult Disconnect(ShopState shop, AgentDisconnected command)
    {
        if (!shop.Leases.TryGetValue(command.Connection, out var lease) || lease.Agent.Id != command.Agent)
            return shop.Ignored();

        Presence.Disconnect(shop, lease);
        return Finish(shop);
    }

    /// <returns>The connections that are not known any more.</returns>
    public static IReadOnlyList<ConnectionId> Renew(ShopState shop, RenewLeases command)
    {
        List<ConnectionId>? unknown = null;
        var until = command.LeaseUntil.ToUnixTimeMilliseconds();
        foreach (var connection in command.Connections)
        {
            if (shop.Leases.TryGetValue(connection, out var lease))
                lease.Until = Math.Max(lease.Until, until);
            else
                (unknown ??= []).Add(connection);
        }

        return unknown is null ? [] : unknown;
    }

    private static AgentEntry Assign(ShopState shop, SetAgent command)
    {
        var known = shop.Agents.ContainsKey(command.Agent);
        var agent = shop.Agent(command.Agent);
        if (!known && command.Wanted != WantedState.Offline)
            Presence.Expect(shop, agent, command.Wanted);
        agent.Weight = command.Weight;
        agent.OwnCapacity = command.Capacity;
        agent.Capacity = command.Capacity ?? shop.Policy.Settings.DefaultCapacity;
        agent.NoSplit = command.NoSplit;
        agent.Enabled = command.Enabled;
        agent.OnDuty = command.OnDuty;
        return agent;
    }

    private static void Regroup(ShopState shop, AgentEntry agent, GroupId[] groups)
    {
        if (agent.Groups.AsSpan().SequenceEqual(groups))
        {
            Reweigh(shop, agent);
            return;
        }

        // Whoever waits for a pool that he joins or leaves is routed again: its presence may have changed.
        UnsettleAll(shop, agent);
        agent.Groups = groups;
        shop.Pools.Rejoin(agent, shop.Policy);
        UnsettleAll(shop, agent);
    }

    private static void Reweigh(ShopState shop, AgentEntry agent)
    {
        foreach (var (pool, slot) in agent.Memberships)
            pool.Refresh(slot, shop.Policy);
    }

    private static void UnsettleAll(ShopState shop, AgentEntry agent)
    {
        if (!shop.HasWaiting)
            return;

        foreach (var (pool, _) in agent.Memberships)
        {
            if (!pool.IsWholeShop)
                shop.Queue.Unsettle(pool);
        }
    }

    private static void Leave(ShopState shop, AgentEntry agent)
    {
        agent.Wanted = WantedState.Offline;
        agent.GraceUntil = Timed.Never;
        Presence.GoOffline(shop, agent);
    }

    private static DispatchResult Finish(ShopState shop)
    {
        Timers.Finish(shop);
        return shop.Done();
    }
}
