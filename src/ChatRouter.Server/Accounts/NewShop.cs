namespace ChatRouter.Server.Accounts;

/// <summary>A shop that its owner signs up, and his account.</summary>
/// <param name="Key">What is typed to sign in, and stands in the page's snippet.</param>
/// <param name="Name">What buyers see.</param>
/// <param name="Account">The name by which its first administrator signs in.</param>
/// <param name="DisplayName">What buyers and colleagues see of him.</param>
/// <param name="Origin">The page that may open the chat; none: he names it later.</param>
public sealed record NewShop(string Key, string Name, string Account, string DisplayName, string Password, string? Origin);
