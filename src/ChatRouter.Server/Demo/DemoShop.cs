using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Demo;

/// <summary>The shop that a developer finds on a fresh start.</summary>
public static class DemoShop
{
    public const string Key = "demo";

    public const string Password = "demo1234";

    /// <summary>Signs the demo buyers' tokens. Everybody knows it: a shop that has it is refused in production.</summary>
    public const string BuyerTokenSecret = "demo-secret-known-to-everybody-not-for-production";

    private static readonly GroupId PreSale = new("pre-sale");
    private static readonly GroupId AfterSale = new("after-sale");

    /// <summary>Name, display name, role and groups of the demo accounts.</summary>
    public static readonly IReadOnlyList<(string Name, string DisplayName, AccountRole Role, GroupId[] Groups)> Accounts =
    [
        ("xiaofang", "小芳", AccountRole.Agent, [PreSale]),
        ("xiaoming", "小明", AccountRole.Agent, [PreSale, AfterSale]),
        ("laowang", "老王", AccountRole.Agent, [AfterSale]),
        ("boss", "店长", AccountRole.Admin, []),
    ];

    public static readonly Shop Shop = new()
    {
        Id = new("demo"),
        Name = "示例旗舰店 Demo Store",
        PublicKey = Key,
        BuyerTokenSecrets = [BuyerTokenSecret],
        Routing = Presets.Balanced,
        Groups =
        [
            new() { Id = PreSale, OrderStates = [OrderState.None, OrderState.Unpaid] },
            new() { Id = AfterSale, OrderStates = [OrderState.Refund] },
        ],
        GroupNames = new Dictionary<GroupId, string> { [PreSale] = "售前 Pre-sale", [AfterSale] = "售后 After-sale" },
        Agents = Accounts.Where(account => account.Groups.Length > 0).ToDictionary(account => new AgentId(account.Name), account => new AgentRouting(Groups: account.Groups)),
        ForbiddenWords = DemoPhrases.ForbiddenWords,
        Demo = true,
    };

    /// <summary>Whether the shop has what everybody knows, so that it must not run in production.</summary>
    public static bool IsDemo(Shop shop) => shop.Demo || shop.BuyerTokenSecrets.Contains(BuyerTokenSecret);
}
