namespace ChatRouter.Storage;

/// <summary>Counts over all rows what must be zero, in words that every database understands.</summary>
internal static class JournalCheckSql
{
    // Sequence numbers are unique and above zero, so as many as the highest means none is missing.
    public const string SeqGaps = """
        SELECT count(*) FROM (
            SELECT shop, conversation AS id, count(*) AS stored, max(seq) AS highest FROM messages GROUP BY shop, conversation) AS m
        FULL JOIN conversations AS c ON c.shop = m.shop AND c.id = m.id
        WHERE c.id IS NULL OR c.last_seq <> coalesce(m.stored, 0) OR c.last_seq <> coalesce(m.highest, 0)
        """;

    public const string OwnersWithoutHistory = """
        SELECT count(*) FROM (
            SELECT shop, conversation AS id, count(*) AS stored, max(version) AS highest FROM assignments GROUP BY shop, conversation) AS h
        FULL JOIN conversations AS c ON c.shop = h.shop AND c.id = h.id
        LEFT JOIN assignments AS a ON a.shop = c.shop AND a.conversation = c.id AND a.version = c.version
        WHERE c.id IS NULL OR c.version <> coalesce(h.stored, 0) OR c.version <> coalesce(h.highest, 0) OR c.owner IS DISTINCT FROM a.owner
        """;

    public const string SeveralOpen = """
        SELECT count(*) FROM (SELECT 1 FROM conversations WHERE closed_at IS NULL GROUP BY shop, buyer HAVING count(*) > 1) AS several
        """;
}
