using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Postgres;

/// <summary>Conversations as columns, in the order of <see cref="VersionedConversation.Columns"/>.</summary>
internal sealed class ConversationColumns(ParameterColumns columns)
{
    private readonly List<string?> _shop = columns.Texts();
    private readonly List<string?> _id = columns.Texts();
    private readonly List<string?> _buyer = columns.Texts();
    private readonly List<string?> _buyerName = columns.Texts();
    private readonly List<int> _buyerVerified = columns.Integers();
    private readonly List<int> _placement = columns.Integers();
    private readonly List<string?> _owner = columns.Texts();
    private readonly List<int> _version = columns.Integers();
    private readonly List<long> _lastSeq = columns.Numbers();
    private readonly List<long?> _turnOpenedAt = columns.OptionalNumbers();
    private readonly List<long> _waitingSince = columns.Numbers();
    private readonly List<long> _lastPublicAt = columns.Numbers();
    private readonly List<long> _openedAt = columns.Numbers();
    private readonly List<long?> _closedAt = columns.OptionalNumbers();
    private readonly List<string?> _orderState = columns.Texts();
    private readonly List<int> _priority = columns.Integers();
    private readonly List<long> _buyerDelivered = columns.Numbers();
    private readonly List<long> _buyerRead = columns.Numbers();
    private readonly List<long> _agentDelivered = columns.Numbers();
    private readonly List<long> _agentRead = columns.Numbers();
    private readonly List<string?> _lastText = columns.Texts();
    private readonly List<long> _lastAt = columns.Numbers();
    private readonly List<long> _placedAt = columns.Numbers();
    private readonly List<long?> _lastContactAt = columns.OptionalNumbers();
    private readonly List<string?> _pool = columns.Texts();
    private readonly List<string?> _transferredTo = columns.Texts();
    private readonly List<string?> _excludedAgent = columns.Texts();
    private readonly List<string?> _tried = columns.Texts();
    private readonly List<long> _reason = columns.Numbers();
    private readonly List<long> _notes = columns.Numbers();
    private readonly List<long> _revision = columns.Numbers();

    public void Add(VersionedConversation row)
    {
        var record = row.Conversation.Record;
        AddPlace(record);
        AddFlow(record);
        _lastAt.Add(Number(row.Conversation.LastAt));
        _lastContactAt.Add(Number(row.Conversation.LastContactAt));
        _pool.Add(row.Conversation.Record.Pool?.Value);
        _transferredTo.Add(row.Conversation.TransferredTo?.Value);
        _excludedAgent.Add(row.Conversation.ExcludedAgent?.Value);
        _tried.Add(StoredConversationRow.TriedOf(row.Conversation));
        _revision.Add(row.Revision);
    }

    private void AddPlace(ConversationRecord record)
    {
        _shop.Add(record.Shop.Value);
        _id.Add(record.Id.Value);
        _buyer.Add(record.Buyer.Value);
        _buyerName.Add(record.BuyerName);
        _buyerVerified.Add(record.BuyerVerified ? 1 : 0);
        _placement.Add((int)record.Placement);
        _owner.Add(record.Owner?.Value);
        _version.Add(record.Version);
        _openedAt.Add(Number(record.OpenedAt));
        _closedAt.Add(Number(record.ClosedAt));
        _orderState.Add(record.OrderState.Value);
        _priority.Add(record.Priority);
        _placedAt.Add(Number(record.PlacedAt));
        _reason.Add((long)record.Reason);
        _notes.Add((long)record.Notes);
    }

    private void AddFlow(ConversationRecord record)
    {
        _lastSeq.Add(record.LastSeq);
        _turnOpenedAt.Add(Number(record.TurnOpenedAt));
        _waitingSince.Add(Number(record.WaitingSince));
        _lastPublicAt.Add(Number(record.LastPublicAt));
        _buyerDelivered.Add(record.Receipts.BuyerDelivered);
        _buyerRead.Add(record.Receipts.BuyerRead);
        _agentDelivered.Add(record.Receipts.AgentDelivered);
        _agentRead.Add(record.Receipts.AgentRead);
        _lastText.Add(record.LastText);
    }

    private static long Number(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private static long? Number(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds();
}
