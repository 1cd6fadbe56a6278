using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Accounts;

/// <summary>What an API key must be before it is made.</summary>
public static class ApiKeyRules
{
    public const int MaxNameLength = 60;

    public static Rejection? Check(string name, IReadOnlyList<string> scopes, DateTimeOffset? expiresAt, DateTimeOffset now) => new FieldFaults()
        .Text("name", name, MaxNameLength)
        .Unless(scopes.Count > 0, "scopes", FieldFault.Required)
        .Unless(expiresAt is null || expiresAt > now, "expiresAt", FieldFault.Malformed)
        .Refusal("A key needs a name of at most 60 characters, a scope, and an expiry in the future or none.");
}
