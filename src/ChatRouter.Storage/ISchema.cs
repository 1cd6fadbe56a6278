using ChatRouter.Core.Journal;

namespace ChatRouter.Storage;

/// <summary>The tables of the database: what is there, and what this version would add.</summary>
public interface ISchema
{
    /// <summary>Looks and changes nothing, also beside a running server.</summary>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    /// <exception cref="InvalidOperationException">This server cannot work with it; the message says what to change.</exception>
    Task<SchemaState> LookAsync(CancellationToken cancellationToken);

    /// <summary>Opens the database and runs the files that it lacks. Repeatable.</summary>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    /// <exception cref="InvalidOperationException">This server cannot work with it, or another process holds it; the message says what to change.</exception>
    Task OpenAsync(CancellationToken cancellationToken);
}
