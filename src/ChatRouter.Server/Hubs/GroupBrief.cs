namespace ChatRouter.Server.Hubs;

/// <summary>A group of the shop.</summary>
public sealed record GroupBrief(GroupId Id, string Name);
