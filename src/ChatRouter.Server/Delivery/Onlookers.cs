using System.Collections.Concurrent;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Server.Delivery;

/// <summary>Which conversations supervisors at this node read along with: one for each connection.</summary>
/// <remarks>What is new is read from the journal, so that it costs the messages' own way nothing, works whichever node they pass, and leaves no trace there.</remarks>
public sealed class Onlookers(ConnectionRegistry connections, IJournal journal)
{
    private const int AtOnce = 200;

    private readonly ConcurrentDictionary<ConnectionId, Reading> _readings = new();

    /// <summary>Has the connection follow the conversation from there, and none else.</summary>
    public void Begin(ClientConnection connection, WatchedConversation watched)
    {
        var seq = watched.Messages is [.., var last] ? last.Seq : watched.Conversation.LastSeq;
        _readings[connection.Id] = new(connection.Supervisor!.Shop, watched.Conversation.Id, seq);
        // It may have ended meanwhile.
        if (connections.Find(connection.Id) is null)
            End(connection.Id);
    }

    public void End(ConnectionId connection) => _readings.TryRemove(connection, out _);

    /// <summary>Pushes what is new since the last call.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, reading) in _readings)
        {
            var messages = await journal.ReadAsync(reading.Shop, reading.Conversation, reading.Seq, AtOnce, cancellationToken);
            // Who looks at another conversation by now is not told of this one.
            if (messages is not [.., var last] || !_readings.TryUpdate(id, reading with { Seq = last.Seq }, reading) || connections.Find(id) is not { } connection)
                continue;
            foreach (var message in messages)
                connection.Push(new MessageArrived(message));
        }
    }

    private readonly record struct Reading(ShopId Shop, ConversationId Conversation, long Seq);
}
