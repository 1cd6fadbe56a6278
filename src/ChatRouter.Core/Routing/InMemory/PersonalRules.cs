namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Rules 2 to 4: the agent by whose link the buyer came, his recent contacts, his dedicated agent.</summary>
internal static class PersonalRules
{
    public static void Choose(ShopState shop, Conversation conversation, Attempt attempt, ref Choice choice)
    {
        if (attempt.Named is { Reachable: true } named)
        {
            choice.Take(named, RouteReason.Named);
            return;
        }

        ChooseContact(shop, conversation, attempt, ref choice);
        if (choice.IsMade)
            return;

        if (DedicatedOf(shop, conversation) is { } dedicated && Serves(dedicated) && attempt.Admits(shop, conversation, dedicated))
            choice.Take(dedicated, RouteReason.Dedicated);
    }

    /// <summary>Rule 3 or 4 gives him this waiting conversation now.</summary>
    public static bool Claims(ShopState shop, Conversation conversation, AgentEntry agent)
    {
        if (conversation.TransferredTo is not null)
            return false;
        if (DedicatedOf(shop, conversation) == agent && Serves(agent))
            return true;

        foreach (var contact in Tried(shop, conversation))
        {
            if (contact.Agent == agent && Holds(shop, contact, out _))
                return true;
        }

        return false;
    }

    /// <summary>Everybody to whom rule 3 or 4 may give the conversation while it waits.</summary>
    public static AgentEntry[] Claimants(ShopState shop, Conversation conversation)
    {
        if (conversation.TransferredTo is not null)
            return [];

        var contacts = Tried(shop, conversation);
        var dedicated = DedicatedOf(shop, conversation);
        if (contacts.IsEmpty && dedicated is null)
            return [];

        var claimants = new List<AgentEntry>(contacts.Length + 1);
        foreach (var contact in contacts)
            claimants.Add(contact.Agent);
        if (dedicated is not null && !claimants.Contains(dedicated))
            claimants.Add(dedicated);
        return [.. claimants];
    }

    private static void ChooseContact(ShopState shop, Conversation conversation, Attempt attempt, ref Choice choice)
    {
        foreach (var contact in Tried(shop, conversation))
        {
            if (Holds(shop, contact, out var overloaded) && attempt.Admits(shop, conversation, contact.Agent))
            {
                choice.Take(contact.Agent, RouteReason.RecentContact);
                choice.ContactAt = contact.At;
                if (shop.Policy.Settings.AffinityCountsTowardShare)
                    CountTowardShare(shop, conversation, contact.Agent);
                return;
            }

            if (overloaded)
                choice.Notes |= RouteNotes.AffinityOverloaded;
        }
    }

    private static void CountTowardShare(ShopState shop, Conversation conversation, AgentEntry agent)
    {
        var asked = default(Choice);
        PoolRules.PoolOf(shop, conversation, ref asked).ChargeContact(agent, shop.Policy);
    }

    // The newest affinityDepth contacts that are young enough.
    public static ReadOnlySpan<Contact> Tried(ShopState shop, Conversation conversation)
    {
        var contacts = conversation.Buyer.Contacts;
        var count = 0;
        while (count < contacts.Length && count < shop.Policy.Settings.AffinityDepth && shop.Now - contacts[count].At <= shop.Policy.AffinityWindow)
            count++;
        return contacts[..count];
    }

    private static bool Holds(ShopState shop, Contact contact, out bool overloaded)
    {
        var verdict = Judge(shop, contact);
        overloaded = verdict == ContactVerdict.Overloaded;
        return verdict == ContactVerdict.Holds;
    }

    /// <summary>Whether rule 3 gives him the buyer, or what keeps it from doing so.</summary>
    public static ContactVerdict Judge(ShopState shop, Contact contact)
    {
        var (agent, settings) = (contact.Agent, shop.Policy.Settings);
        if (!agent.Reachable)
            return ContactVerdict.Away;
        if (agent.NoSplit)
            return ContactVerdict.NoSplit;
        if (agent.State != AgentState.Online && shop.Now - contact.At >= shop.Policy.AffinityPausedWindow)
            return ContactVerdict.TooOldForPaused;
        if (agent.Full && !settings.AffinityOverCapacity)
            return ContactVerdict.Full;
        return settings.AffinityMaxPending > 0 && agent.Pending > settings.AffinityMaxPending ? ContactVerdict.Overloaded : ContactVerdict.Holds;
    }

    private static bool Serves(AgentEntry agent) => agent is { State: AgentState.Online, Full: false };

    /// <summary>专属客服 of the buyer.</summary>
    public static AgentEntry? DedicatedOf(ShopState shop, Conversation conversation) =>
        shop.Dedicated.TryGetValue(conversation.Buyer.Id, out var id) ? shop.Agents.GetValueOrDefault(id) : null;
}
