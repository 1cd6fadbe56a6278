namespace ChatRouter.TestKit.HubClient;

/// <summary>A signed-in agent.</summary>
public sealed record AgentSession(string AccessToken, int ExpiresIn, string? RefreshToken);
