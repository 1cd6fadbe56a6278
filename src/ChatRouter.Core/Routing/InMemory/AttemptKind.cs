namespace ChatRouter.Core.Routing.InMemory;

internal enum AttemptKind
{
    Full,

    /// <summary>Offline pool: only agents with a quota left; nobody: it stays.</summary>
    Round,

    /// <summary><c>reassignAfter</c>: only agents who are not busy and were not tried; nobody: it stays.</summary>
    Silent,
}
