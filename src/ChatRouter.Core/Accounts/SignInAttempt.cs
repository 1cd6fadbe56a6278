namespace ChatRouter.Core.Accounts;

/// <summary>Somebody signed in to an account, or tried to. Nothing of what he typed is kept.</summary>
/// <param name="Device">Browser and system, as the browser names itself.</param>
/// <param name="Place">The network that he asked from: less than the whole address.</param>
public sealed record SignInAttempt(ShopId Shop, AgentId Account, string Id, SignInResult Result, string Device, string Place, DateTimeOffset At);
