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
        var scripts = SchemaScript.Of("Sqlite");
        var known = scripts[^1].Version;
        var present = session.Prepare("SELECT coalesce(max(version), 0) FROM schema_version").Count();
        if (present > known)
            throw new InvalidOperationException($"The database has schema version {present}, this server knows versions up to {known}: start a newer server.");

        foreach (var script in scripts.Where(s => s.Version > present))
            Run(session, script);
        return known;
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
