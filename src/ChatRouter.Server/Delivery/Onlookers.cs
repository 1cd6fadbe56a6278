using System.Collections.Concurrent;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Server.Delivery;

/// <summary>Which conversations connections at this node read along with: a supervisor's with one, an agent's for a while with those that he handed over.</summary>
/// <remarks>What is new is read from the store, so that it costs the messages' own way nothing, works whichever node they pass, and leaves no trace there.</remarks>
public sealed class Onlookers(ConnectionRegistry connections, AgentConversations conversations, IJournal journal, TimeProvider clock)
{
    private const int AtOnce = 200;

    private readonly ConcurrentDictionary<(ConnectionId Connection, ConversationId Conversation), Reading> _readings = new();

    /// <summary>Has the supervisor's connection follow the conversation from there, and none else.</summary>
    public void Begin(ClientConnection connection, WatchedConversation watched)
    {
        End(connection.Id);
        Begin(connection, watched.Conversation, watched.Messages, watched.Contact, null);
    }

    /// <summary>Has the agent's connection follow the conversation until his time is over, which it is told then.</summary>
    public void Begin(ClientConnection connection, StayedConversation stayed) => Begin(connection, stayed.Conversation, stayed.Messages, null, stayed.Until);

    /// <summary>Whether the connection reads along with the conversation now.</summary>
    public bool Reads(ConnectionId connection, ConversationId conversation) => _readings.ContainsKey((connection, conversation));

    public void End(ConnectionId connection)
    {
        foreach (var key in _readings.Keys.Where(key => key.Connection == connection))
            _readings.TryRemove(key, out _);
    }

    public void End(ConnectionId connection, ConversationId conversation) => _readings.TryRemove((connection, conversation), out _);

    /// <summary>Pushes what is new since the last call.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var (key, reading) in _readings)
        {
            if (reading.Until <= clock.GetUtcNow())
            {
                if (_readings.TryRemove(key, out _))
                    connections.Find(key.Connection)?.Push(new ConversationUnassigned(key.Conversation, ConversationUnassigned.StayOver));
                continue;
            }

            await LookAsync(key.Connection, key.Conversation, reading, cancellationToken);
        }
    }

    private async Task LookAsync(ConnectionId reader, ConversationId conversation, Reading reading, CancellationToken cancellationToken)
    {
        if (connections.Find(reader) is not { } connection)
            return;
        var messages = await journal.ReadAsync(reading.Shop, conversation, reading.Seq, AtOnce, cancellationToken);
        // A supervisor sees on his board who serves; who stayed is told here.
        var changed = reading.Until is null ? null : await ChangedAsync(conversation, reading, cancellationToken);
        var contact = connection.Supervisor is { } supervisor ? (await conversations.ContextAsync(supervisor, conversation, cancellationToken)).Value?.Contact : null;
        var told = reading with { Contact = contact };
        if (messages is [.., var last])
            told = told with { Seq = last.Seq };
        if (changed is not null)
            told = told with { Version = changed.Version, Status = changed.Placement };
        // Who looks at another conversation by now is not told of this one.
        if (told == reading || !_readings.TryUpdate((reader, conversation), told, reading))
            return;
        foreach (var message in messages)
            connection.Push(new MessageArrived(message));
        if (told.Contact != reading.Contact)
            connection.Push(new ContactChanged(conversation, told.Contact));
        if (changed is not null)
            connection.Push(new ConversationChanged(AgentConversation.Of(changed)));
    }

    private async Task<ConversationRecord?> ChangedAsync(ConversationId id, Reading reading, CancellationToken cancellationToken) =>
        await journal.FindAsync(reading.Shop, id, cancellationToken) is { } found && (found.Version, found.Placement) != (reading.Version, reading.Status) ? found : null;

    private void Begin(ClientConnection connection, AgentConversation conversation, IReadOnlyList<Message> messages, string? contact, DateTimeOffset? until)
    {
        var seq = messages is [.., var last] ? last.Seq : conversation.LastSeq;
        _readings[(connection.Id, conversation.Id)] = new(connection.Shop, seq, conversation.Version, conversation.Status, contact, until);
        // It may have ended meanwhile.
        if (connections.Find(connection.Id) is null)
            End(connection.Id);
    }

    private readonly record struct Reading(ShopId Shop, long Seq, int Version, Placement Status, string? Contact, DateTimeOffset? Until);
}
