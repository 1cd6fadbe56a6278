namespace ChatRouter.Core.Routing.InMemory;

/// <summary>An agent's place in a pool's row.</summary>
internal record struct Membership(Pool Pool, int Slot);
