namespace ChatRouter.Core.Shops;

/// <summary>Keeps the texts of the key ring that protects tokens, so that they stay valid over restarts.</summary>
/// <remarks>Synchronous, because the framework's key ring is. A text is durable when <see cref="Add"/> returns.</remarks>
public interface IKeyRingStore
{
    /// <summary>Every text, in the order in which they were added.</summary>
    IReadOnlyList<string> All();

    /// <summary>Adds a text, or replaces the one of that name.</summary>
    void Add(string name, string text);
}
