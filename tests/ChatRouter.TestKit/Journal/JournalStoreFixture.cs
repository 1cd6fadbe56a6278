using ChatRouter.Core.Journal;

namespace ChatRouter.TestKit.Journal;

/// <summary>An empty store to test, and a way past its contract to damage what it keeps.</summary>
public abstract class JournalStoreFixture : IAsyncDisposable
{
    public abstract IJournalStore Store { get; }

    /// <summary>Runs SQL that every dialect understands, on the tables conversations, messages, assignments and contacts.</summary>
    public abstract Task ExecuteAsync(string sql);

    /// <summary>Makes the database refuse every further row for want of space, or take them again.</summary>
    public abstract Task SetFullAsync(bool full);

    public abstract ValueTask DisposeAsync();
}
