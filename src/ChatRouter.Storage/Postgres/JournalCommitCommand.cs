using ChatRouter.Core.Nodes;
using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>The one statement that writes a batch: <c>journal_commit_3</c> of the schema, or <c>journal_commit_4</c> for one that tells webhooks; a plan as its arrays.</summary>
internal sealed class JournalCommitCommand : IDisposable
{
    private readonly NpgsqlCommand _command;
    private readonly ParameterColumns _columns;
    private readonly NpgsqlParameter<string> _node;
    private readonly NpgsqlParameter<long> _epoch;
    private readonly List<string?> _shops;
    private readonly SeenColumns _seen;
    private readonly SentColumns _sent;
    private readonly NpgsqlParameter<int> _opened;
    private readonly NpgsqlParameter<int> _changed;
    private readonly ConversationColumns _conversations;
    private readonly MessageColumns _messages;
    private readonly AssignmentColumns _assignments;
    private readonly ContactColumns _contacts;
    private readonly RatingColumns _ratings;
    private readonly OutboxColumns? _outbox;
    private readonly HashSet<ShopId> _shopsOfPlan = [];

    public JournalCommitCommand(NpgsqlConnection connection, bool withOutbox)
    {
        _command = connection.CreateCommand();
        _columns = new ParameterColumns(_command.Parameters);
        _node = _columns.Single("");
        _epoch = _columns.Single(0L);
        _shops = _columns.Texts();
        _seen = new SeenColumns(_columns);
        _sent = new SentColumns(_columns);
        _opened = _columns.Single(0);
        _changed = _columns.Single(0);
        _conversations = new ConversationColumns(_columns);
        _messages = new MessageColumns(_columns);
        _assignments = new AssignmentColumns(_columns);
        _contacts = new ContactColumns(_columns);
        _ratings = new RatingColumns(_columns);
        _outbox = withOutbox ? new OutboxColumns(_columns) : null;
        var arguments = string.Join(", ", Enumerable.Range(1, _command.Parameters.Count).Select(number => $"${number}"));
#pragma warning disable CA2100 // Constants and the numbers of the parameters.
        _command.CommandText = $"SELECT {VersionedConversation.Columns} FROM {(withOutbox ? "journal_commit_4" : "journal_commit_3")}({arguments})";
#pragma warning restore CA2100
    }

    public void Prepare() => _command.Prepare();

    /// <summary>Writes the plan under that lease; nothing of it, when conversations have moved on since they were seen: those are returned as they are now.</summary>
    public IReadOnlyList<VersionedConversation> Run(NodeLease lease, JournalPlan plan)
    {
        Fill(lease, plan);
        using var reader = _command.ExecuteReader();
        if (!reader.HasRows)
            return [];
        var row = new PostgresRow(reader);
        var moved = new List<VersionedConversation>();
        while (reader.Read())
            moved.Add(VersionedConversation.Read(row));
        return moved;
    }

    public void Dispose() => _command.Dispose();

    private void Fill(NodeLease lease, JournalPlan plan)
    {
        _columns.Clear();
        _shopsOfPlan.Clear();
        _node.TypedValue = lease.Node.Value;
        _epoch.TypedValue = lease.Epoch;
        FillConversations(plan);
        foreach (var key in plan.Probes)
            _sent.Add(key);
        foreach (var (shop, message) in plan.Messages)
            _messages.Add(shop, message);
        foreach (var (command, version) in plan.Assignments)
            _assignments.Add(command, version);
        foreach (var (key, contact) in plan.Contacts)
            _contacts.Add(key.Shop, key.Buyer, key.Agent, contact);
        foreach (var rating in plan.Ratings)
            _ratings.Add(rating);
        foreach (var entry in plan.Outbox)
            _outbox!.Add(entry);
        foreach (var key in plan.Probes)
            _shopsOfPlan.Add(key.Shop);
        foreach (var shop in _shopsOfPlan)
            _shops.Add(shop.Value);
    }

    private void FillConversations(JournalPlan plan)
    {
        var (opened, changed) = (0, 0);
        foreach (var conversation in plan.Conversations)
        {
            _shopsOfPlan.Add(conversation.Key.Shop);
            if (!conversation.IsNew)
                _seen.Add(conversation);
            if (!conversation.IsChanged)
                continue;
            _conversations.Add(conversation.Committed);
            if (conversation.IsNew)
                opened++;
            else
                changed++;
        }
        _opened.TypedValue = opened;
        _changed.TypedValue = changed;
    }
}
