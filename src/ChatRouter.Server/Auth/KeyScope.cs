namespace ChatRouter.Server.Auth;

/// <summary>Stands at a route that API keys of that scope may call. A route without it takes none.</summary>
public sealed record KeyScope(string Scope);
