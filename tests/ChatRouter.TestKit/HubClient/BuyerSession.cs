
namespace ChatRouter.TestKit.HubClient;

/// <summary>A signed-in buyer.</summary>
public sealed record BuyerSession(string AccessToken, int ExpiresIn, string? GuestToken, BuyerSession.Who? Buyer)
{
    public sealed record Who(BuyerId Id, bool Verified);
}
