using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Which ids have been sent lately, in memory: of kept messages the rows of <c>sent</c> are written for many at once, in their order.</summary>
/// <remarks>Until then the messages themselves lie in <c>recent_messages</c>, from which <see cref="Recovery"/> writes the rows that a dead process did not.</remarks>
internal sealed class SentIndex(SqliteSession session)
{
    private const int WriteAtLeast = 128;

    private readonly SentMessages _here = new();
    private readonly List<Kept> _keptHere = [];
    private readonly SentMessages _unwritten = new();
    private readonly List<Kept> _kept = [];
    private bool _written;

    /// <summary>Rows of <c>recent_messages</c> from there on are still needed here.</summary>
    public long NeededFrom => _kept is [var first, ..] ? first.Position : long.MaxValue;

    /// <summary>The message that was sent under that id, if this transaction or one whose rows are not written stored it.</summary>
    public Message? Find(SentKey key) => _here.Find(key) ?? _unwritten.Find(key);

    /// <summary>This transaction stores the message.</summary>
    public void Add(ShopId shop, Message message) => _here.Add(shop, message);

    /// <summary>The message is written to <c>recent_messages</c>, so its row here can wait.</summary>
    public void Keep(ShopId shop, Message message, long position) => _keptHere.Add(new(shop, message, position));

    /// <summary>Writes the rows that waited, if they are many.</summary>
    public void Flush()
    {
        if (_kept.Count < WriteAtLeast)
            return;
        foreach (var (shop, message, _) in _kept.OrderBy(kept => kept.Message.ClientMsgId, StringComparer.Ordinal))
            SentRow.Insert(session, shop, message);
        _written = true;
    }

    public void Committed()
    {
        if (_written)
        {
            _kept.Clear();
            _unwritten.Clear();
        }
        foreach (var kept in _keptHere)
            _unwritten.Add(kept.Shop, kept.Message);
        _kept.AddRange(_keptHere);
    }

    public void Clear()
    {
        _here.Clear();
        _keptHere.Clear();
        _written = false;
    }

    private sealed record Kept(ShopId Shop, Message Message, long Position);
}
