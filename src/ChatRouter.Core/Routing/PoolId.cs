using System.Text.Json.Serialization;

namespace ChatRouter.Core.Routing;

/// <summary>Who competes for a conversation: <c>*</c> is the whole shop, <c>g</c> one group, <c>g+h</c> several groups, sorted by id.</summary>
[JsonConverter(typeof(IdJsonConverter<PoolId>))]
public readonly record struct PoolId(string Value) : IId<PoolId>
{
    public static readonly PoolId WholeShop = new("*");

    public static PoolId From(string value) => new(value);

    /// <summary>The groups that a pool is made of; none: the whole shop.</summary>
    public static IReadOnlyList<GroupId> GroupsOf(PoolId? pool) =>
        pool is not { } some || some == WholeShop ? [] : [.. some.Value.Split('+').Select(GroupId.From)];

    /// <summary>The group that a pool is; none: the whole shop, or several.</summary>
    public static GroupId? OnlyGroupOf(PoolId? pool) => GroupsOf(pool) is [var group] ? group : null;

    /// <summary>Whether somebody of these groups may serve who waits for it.</summary>
    public static bool IsServedBy(PoolId? pool, IReadOnlyList<GroupId> groups) => GroupsOf(pool) is var asked && (asked.Count == 0 || asked.Any(groups.Contains));

    public override string ToString() => Value;
}
