namespace ChatRouter.Core.Diagnosis;

/// <summary>What makes an agent's count differ from an equal share, in the order in which it is taken into account.</summary>
public enum DistributionPart
{
    /// <summary>在线时长: who was online when the buyer was assigned.</summary>
    OnlineTime = 0,

    /// <summary>权重.</summary>
    Weight = 1,

    /// <summary>分组绑定: the groups that serve the buyer's order state, or the one that the shop's page named.</summary>
    Groups = 2,

    /// <summary>最近联系: the rules about persons decided, which are the recent contact, the dedicated agent and the own conversation.</summary>
    RecentContact = 3,

    /// <summary>忙碌度: somebody of the pool was busy or full when it was decided.</summary>
    Busyness = 4,

    /// <summary>手动: a transfer, a supervisor, an agent's link, or taking by hand.</summary>
    Manual = 5,

    /// <summary>轮转余数: whose turn it was. Buyers come whole, shares do not; over a period this stays small.</summary>
    TurnOrder = 6,
}
