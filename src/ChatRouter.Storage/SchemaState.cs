namespace ChatRouter.Storage;

/// <summary>What <see cref="ISchema.LookAsync"/> found.</summary>
/// <param name="Database">Where it is, without secrets.</param>
/// <param name="Version">The number of the last file that ran; 0 for an empty or absent database.</param>
/// <param name="Pending">The names of the files that would run next, in order.</param>
public sealed record SchemaState(string Database, int Version, IReadOnlyList<string> Pending);
