namespace ChatRouter.Core.Routing;

/// <summary>The group whose agents the shop's page wants to answer. The page's word: it steers, and guards nothing.</summary>
public readonly record struct GroupHint(GroupId Group, GroupFallback Fallback = GroupFallback.Shop);
