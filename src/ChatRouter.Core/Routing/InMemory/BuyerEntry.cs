using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>A buyer who has an open conversation, or of whom something may still count: a contact, his order state.</summary>
internal sealed class BuyerEntry(BuyerId id)
{
    private Contact[] _contacts = [];
    private int _count;

    public BuyerId Id { get; } = id;

    public Conversation? Conversation { get; set; }

    public OrderState OrderState { get; set; } = OrderState.None;

    /// <summary>Since when he has had no conversation; the idle are linked in this order.</summary>
    public long IdleSince { get; set; }

    public bool IsIdle { get; set; }

    public BuyerEntry? PreviousIdle { get; set; }

    public BuyerEntry? NextIdle { get; set; }

    /// <summary>Newest first, ties by agent id.</summary>
    public ReadOnlySpan<Contact> Contacts => _contacts.AsSpan(0, _count);

    /// <summary>Writes or refreshes a contact; an older time than known changes nothing, the oldest gives way.</summary>
    public void Touch(AgentEntry agent, long at, int most)
    {
        var known = Find(agent);
        if (known >= 0)
        {
            if (_contacts[known].At >= at)
                return;
            RemoveAt(known);
        }

        var contact = new Contact(agent, at);
        var place = 0;
        while (place < _count && _contacts[place].IsBefore(contact))
            place++;
        if (place == most)
            return;
        if (_count == most)
            RemoveAt(_count - 1);
        if (_count == _contacts.Length)
            Array.Resize(ref _contacts, _count + 1);
        Array.Copy(_contacts, place, _contacts, place + 1, _count - place);
        _contacts[place] = contact;
        _count++;
    }

    public void Forget(AgentEntry agent)
    {
        var known = Find(agent);
        if (known >= 0)
            RemoveAt(known);
    }

    public void ForgetOlderThan(long at)
    {
        while (_count > 0 && _contacts[_count - 1].At < at)
            RemoveAt(_count - 1);
    }

    private int Find(AgentEntry agent)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_contacts[i].Agent == agent)
                return i;
        }

        return -1;
    }

    private void RemoveAt(int place)
    {
        _count--;
        Array.Copy(_contacts, place + 1, _contacts, place, _count - place);
        _contacts[_count] = default;
    }
}
