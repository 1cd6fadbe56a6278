namespace ChatRouter.Core.Shops;

/// <summary>How an agent takes part in routing, as the shop's published plan says.</summary>
/// <param name="Weight">权重: 0 = none automatically.</param>
/// <param name="Capacity">接待上限: 0 = no limit; none: the shop's default.</param>
/// <param name="NoSplit">不分流: only transfers and taking by hand; none: as his role is.</param>
/// <param name="Groups">The groups that name him as a member.</param>
public sealed record AgentRouting(int Weight = AgentRouting.DefaultWeight, int? Capacity = null, bool? NoSplit = null, IReadOnlyList<GroupId>? Groups = null)
{
    public const int DefaultWeight = 100;

    /// <summary>An agent that the plan does not name.</summary>
    public static readonly AgentRouting Default = new();

    public IReadOnlyList<GroupId> Groups { get; init; } = Groups ?? [];

    /// <summary>Something about him differs from an agent that the plan does not name, besides his groups.</summary>
    internal bool IsPlanned => this with { Groups = Default.Groups } != Default;

    /// <summary>Administrators look after the shop and get no buyers, unless the plan says so.</summary>
    public bool NoSplitAs(AccountRole role) => NoSplit ?? role is AccountRole.Admin or AccountRole.Ops;
}
