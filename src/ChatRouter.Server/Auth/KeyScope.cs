using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Auth;

/// <summary>Stands at a route that API keys of that scope may call. A route without it takes none.</summary>
/// <param name="Role">The least role of the people who may.</param>
/// <param name="Ops">Operators may as well.</param>
public sealed record KeyScope(string Scope, AccountRole Role, bool Ops);
