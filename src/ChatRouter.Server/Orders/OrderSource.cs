namespace ChatRouter.Server.Orders;

/// <summary>Who told of the orders.</summary>
public enum OrderSource
{
    /// <summary>Nobody: the shop has no connector, or does not know the buyer.</summary>
    None,

    /// <summary>The buyer's token: ids and states alone.</summary>
    Token,

    /// <summary>The shop's order connector.</summary>
    Connector,
}
