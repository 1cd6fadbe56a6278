using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>A buyer who has an open conversation, or of whom something may still count: a contact, his order state.</summary>
internal sealed class BuyerEntry(BuyerId id)
{
    private Contact[] contacts = [];
    private int count;

    public BuyerId Id { get; } = id;

    public Conversation? Conversation { get; set; }

    public OrderState OrderState { get; set; } = OrderState.None;

    /// <summary>Since when he has had no conversation; the idle are linked in this order.</summary>
    public long IdleSince { get; set; }

    public bool IsIdle { get; set; }

    public BuyerEntry? PreviousIdle { get; set; }

    public BuyerEntry? NextIdle { get; set; }

    /// <summary>Newest first, ties by agent id.</summary>
    public ReadOnlySpan<Contact> Contacts => contacts.AsSpan(0, count);

    /// <summary>Writes or refreshes a contact; an older time than known changes nothing, the oldest gives way.</summary>
    public void Touch(AgentEntry agent, long at, int most)
    {
        var known = Find(agent);
        if (known >= 0)
        {
            if (contacts[known].At >= at)
                return;
            RemoveAt(known);
        }

        var contact = new Contact(agent, at);
        var place = 0;
        while (place < count && contacts[place].IsBefore(contact))
            place++;
        if (place == most)
            return;
        if (count == most)
            RemoveAt(count - 1);
        if (count == contacts.Length)
            Array.Resize(ref contacts, count + 1);
        Array.Copy(contacts, place, contacts, place + 1, count - place);
        contacts[place] = contact;
        count++;
    }

    public void Forget(AgentEntry agent)
    {
        var known = Find(agent);
        if (known >= 0)
            RemoveAt(known);
    }

    public void ForgetOlderThan(long at)
    {
        while (count > 0 && contacts[count - 1].At < at)
            RemoveAt(count - 1);
    }

    private int Find(AgentEntry agent)
    {
        for (var i = 0; i < count; i++)
        {
            if (contacts[i].Agent == agent)
                return i;
        }

        return -1;
    }

    private void RemoveAt(int place)
    {
        count--;
        Array.Copy(contacts, place + 1, contacts, place, count - place);
        contacts[count] = default;
    }
}
