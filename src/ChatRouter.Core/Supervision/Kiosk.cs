namespace ChatRouter.Core.Supervision;

/// <summary>A television that shows the shop's wall without a password.</summary>
/// <param name="Name">Where it hangs, as the supervisor calls it.</param>
public sealed record Kiosk(ShopId Shop, string Id, string Name, AgentId MadeBy, DateTimeOffset MadeAt);
