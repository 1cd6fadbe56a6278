namespace ChatRouter.Server.Api;

/// <summary>The codes by which a route refuses with that status.</summary>
public sealed record RefusalCodes(int Status, IReadOnlyList<string> Codes);
