using ChatRouter.Core.Routing;
using ChatRouter.Redis.Routing;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Servers;

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

    [Fact]
    public void Redis_knows_Core_only_and_the_connection_alone_knows_the_client_library()
    {
        var references = typeof(RedisDispatcher).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);
        var sources = Directory.GetFiles(Repository.At("src", "ChatRouter.Redis"), "*.cs", SearchOption.AllDirectories);

        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name is "ChatRouter.Server" or "ChatRouter.Storage");
        Assert.Equal(
            ["RedisConnection.cs", "RedisReply.cs"],
            sources.Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && File.ReadAllText(file).Contains("using StackExchange.Redis", StringComparison.Ordinal))
                .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }
}
