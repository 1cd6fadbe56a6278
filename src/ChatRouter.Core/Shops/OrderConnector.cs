namespace ChatRouter.Core.Shops;

/// <summary>Where the shop answers questions about its buyers' orders.</summary>
/// <param name="Url">An http or https address.</param>
/// <param name="Secret">Signs each question (HMAC-SHA256), at least 32 characters.</param>
public sealed record OrderConnector(string Url, string Secret);
