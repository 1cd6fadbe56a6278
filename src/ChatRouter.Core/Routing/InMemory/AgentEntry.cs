namespace ChatRouter.Core.Routing.InMemory;

/// <summary>An agent: his settings, what he is, and what he carries.</summary>
internal sealed class AgentEntry(AgentId id) : Timed
{
    public AgentId Id { get; } = id;

    public override string Key => Id.Value;

    public int Weight { get; set; }

    public int? OwnCapacity { get; set; }

    /// <summary>0 = no limit.</summary>
    public int Capacity { get; set; }

    public GroupId[] Groups { get; set; } = [];

    public bool NoSplit { get; set; }

    /// <summary>False for an agent that only the journal has named so far.</summary>
    public bool Enabled { get; set; }

    public bool OnDuty { get; set; } = true;

    public WantedState Wanted { get; set; }

    public AgentState State { get; set; }

    public AgentClass Class { get; set; }

    public Lease? Leases { get; set; }

    public long GraceUntil { get; set; } = Never;

    public long GuardUntil { get; set; } = Never;

    /// <summary>The times of his latest losses, newest first; none before the first.</summary>
    public long[]? Losses { get; set; }

    /// <summary>He has been connected since the dispatcher began.</summary>
    public bool Seen { get; set; }

    /// <summary>He lost his connection too often: the next return is guarded.</summary>
    public bool Flapping { get; set; }

    public int Pending { get; set; }

    public int Active { get; set; }

    public int Owned { get; set; }

    /// <summary>His conversations, linked through <see cref="Conversation.NextOwned"/>.</summary>
    public Conversation? FirstOwned { get; set; }

    public Membership[] Memberships { get; set; } = [];

    /// <summary>Waiting conversations that rules 3 and 4 may give him; none while there are none.</summary>
    public ConversationLine? Claims { get; set; }

    /// <summary>He is on the list of those who may take a waiting conversation at the end of this event.</summary>
    public bool IsReady { get; set; }

    /// <summary>The offline pool's last round in which he took part.</summary>
    public long Round { get; set; }

    /// <summary>The pass for which <see cref="Quota"/> counts.</summary>
    public long Pass { get; set; }

    /// <summary>How many he may still take from the offline pool in this pass.</summary>
    public int Quota { get; set; }

    /// <summary>His quota is used up: he does not compete until the pass ends.</summary>
    public bool Held { get; set; }

    public bool Full => Capacity > 0 && Active >= Capacity;

    public bool IsOffDuty => !OnDuty;

    /// <summary>Neither Offline nor only finishing what he has.</summary>
    public bool Reachable => State != AgentState.Offline && OnDuty;

    public int SlotIn(Pool pool)
    {
        foreach (var membership in Memberships)
        {
            if (membership.Pool == pool)
                return membership.Slot;
        }

        return -1;
    }

    public void SetSlot(Pool pool, int slot)
    {
        for (var i = 0; i < Memberships.Length; i++)
        {
            if (Memberships[i].Pool == pool)
            {
                Memberships[i].Slot = slot;
                return;
            }
        }

        Memberships = [.. Memberships, new Membership(pool, slot)];
    }

    public void LeavePool(Pool pool) => Memberships = Array.FindAll(Memberships, m => m.Pool != pool);
}
