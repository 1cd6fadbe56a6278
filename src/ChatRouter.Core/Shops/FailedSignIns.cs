namespace ChatRouter.Core.Shops;

/// <summary>Failed sign-ins in a row, and until when the account is locked.</summary>
public readonly record struct FailedSignIns(int Count, DateTimeOffset? LockedUntil);
