using ChatRouter.Core.Routing;
using ChatRouter.Storage.Sqlite;

namespace ChatRouter.Tests.Architecture;

public sealed class DependencyTests
{
    private static readonly string[] Foreign = ["Microsoft.AspNetCore", "Microsoft.Data", "SQLitePCL", "Npgsql", "StackExchange", "Dapper", "ChatRouter."];

    [Fact]
    public void Core_references_no_web_framework_no_database_and_no_other_project()
    {
        var references = typeof(IDispatcher).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

        Assert.DoesNotContain(references, name => Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public void Storage_knows_Core_only()
    {
        var references = typeof(SqliteOptions).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name == "ChatRouter.Server");
    }
}
