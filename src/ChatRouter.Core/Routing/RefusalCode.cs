namespace ChatRouter.Core.Routing;

/// <summary>Why a step was refused. The numbers are shared with the Lua scripts; clients are told an error code.</summary>
public enum RefusalCode
{
    None = 0,
    OpenTurns = 1,
    TargetOffline = 2,
    OneGroup = 3,
    BuyerBlocked = 4,
    ShopDisabled = 5,
    UnknownShop = 6,
    UnknownAgent = 7,
    UnknownConversation = 8,
    UnknownGroup = 9,

    /// <summary>The conversation changed since the caller looked.</summary>
    Stale = 10,
    AgentOffline = 11,
    NotWaiting = 12,
    NotOwner = 13,
    AgentDisabled = 14,
}
