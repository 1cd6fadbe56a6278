using System.Runtime.InteropServices;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The functions of SQLite's library that are called dozens of times for each message, called at once: what SQLitePCL does around each call takes longer than the call.</summary>
/// <remarks>
/// The library is the one that SQLitePCL has loaded. The garbage collector is not told of functions that neither wait nor call back; they are shorter than telling it.
/// A statement's handle must be alive until the call returns.
/// </remarks>
internal static partial class SqliteCalls
{
    private const string Library = "e_sqlite3";

    /// <summary>Binds a text that stays where it is for as long as it is bound; <paramref name="destructor"/> is SQLITE_STATIC, 0.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    [SuppressGCTransition]
    public static partial int BindStaying(nint statement, int parameter, in byte text, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    public static partial int BindNumber(nint statement, int parameter, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    public static partial int BindNull(nint statement, int parameter);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);
}
