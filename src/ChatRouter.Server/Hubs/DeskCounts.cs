namespace ChatRouter.Server.Hubs;

/// <summary>待回复, 已回复, 排队, 留言.</summary>
public sealed record DeskCounts(int NeedsReply, int Replied, int Queued, int OfflinePool);
