namespace ChatRouter.Storage.Sqlite;

/// <summary>Brings a database to the schema of this version by the numbered files in <c>Schema/Sqlite</c>.</summary>
internal static class Migrator
{
    /// <summary>Runs each file that the database has not seen, in order, each in one transaction with its record.</summary>
    /// <returns>The schema's version: the number of the last file.</returns>
    /// <exception cref="InvalidOperationException">The database was made by a newer version.</exception>
    public static int Migrate(SqliteSession session)
    {
        session.Execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL)");
        var present = PresentIn(session);
        foreach (var script in Lacking(present))
            Run(session, script);
        return SchemaScript.Of("Sqlite")[^1].Version;
    }

    /// <summary>The number of the last file that ran.</summary>
    public static int PresentIn(SqliteSession session) =>
        session.Prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'").Count() == 0
            ? 0
            : (int)session.Prepare("SELECT coalesce(max(version), 0) FROM schema_version").Count();

    /// <summary>The files that a database of that version has not seen, in order.</summary>
    /// <exception cref="InvalidOperationException">The database was made by a newer version.</exception>
    public static IReadOnlyList<SchemaScript> Lacking(int present)
    {
        var scripts = SchemaScript.Of("Sqlite");
        var known = scripts[^1].Version;
        return present <= known
            ? [.. scripts.Where(script => script.Version > present)]
            : throw new InvalidOperationException($"The database has schema version {present}, this server knows versions up to {known}: start a newer server.");
    }

    private static void Run(SqliteSession session, SchemaScript script)
    {
        session.Run("BEGIN IMMEDIATE");
        try
        {
            session.Execute(script.Text);
            session.Prepare("INSERT INTO schema_version (version, name) VALUES (?, ?)").Bind(script.Version).Bind(script.Name).Run();
            session.Run("COMMIT");
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }
}
