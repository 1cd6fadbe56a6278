namespace ChatRouter.Core.Shops;

/// <summary>店铺状态: whether the operator of the installation lets a shop serve buyers. The numbers are stored.</summary>
public enum ShopStatus
{
    /// <summary>It serves, unless its own routing says otherwise.</summary>
    Active = 0,

    /// <summary>待审核: it signed up, and the operator has not looked at it yet.</summary>
    Pending = 1,

    /// <summary>已停用: the operator stopped it.</summary>
    Suspended = 2,
}
