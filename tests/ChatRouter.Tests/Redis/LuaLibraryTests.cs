using ChatRouter.Redis.Scripts;

namespace ChatRouter.Tests.Redis;

public sealed class LuaLibraryTests
{
    [Fact]
    public void Scripts_become_functions_of_one_library_and_shared_functions_members_of_its_table()
    {
        var library = Library(
            ("act", "-- Acts.\n\nreturn routing.one()"),
            ("look", "-- Looks.\n-- @flags no-writes\n\nreturn Placement.Queued"),
            ("shared/one", "-- One.\nfunction routing.one()\n  return 1\nend\n"));
        var text = library.Text("for you");

        Assert.StartsWith($"#!lua name=chatrouter_{library.Version}\n-- for you\n", text, StringComparison.Ordinal);
        Assert.Contains("function routing.one()\n  return 1\nend", text, StringComparison.Ordinal);
        Assert.Contains($"function_name = 'act_{library.Version}', callback", text, StringComparison.Ordinal);
        Assert.Contains($"function_name = 'look_{library.Version}', flags = {{ 'no-writes' }}", text, StringComparison.Ordinal);
        Assert.Contains("shop = {}\nreturn 2\nend", text, StringComparison.Ordinal);
        Assert.Equal($"act_{library.Version}", library.Load("act").Function);
    }

    [Fact]
    public void Another_text_is_another_version() => Assert.NotEqual(Library(("act", "return 1")).Version, Library(("act", "return 2")).Version);

    [Fact]
    public void A_missing_script_is_an_error() => Refused("absent", "act", ("other", "return 1"));

    [Fact]
    public void A_function_that_is_called_has_to_exist() => Refused("no such function", "act", ("act", "return routing.absent()"));

    [Fact]
    public void A_shared_file_is_one_function_of_its_name() =>
        Refused("another name", "act", ("act", "return 1"), ("shared/one", "function routing.two()\nend"));

    [Fact]
    public void An_unknown_constant_is_an_error() => Refused("constant", "act", ("act", "return Placement.Nowhere"));

    private static void Refused(string what, string name, params (string Name, string Text)[] files)
    {
        var failure = Record.Exception(() => Library(files).Load(name));

        Assert.True(failure is LuaSourceException, what);
    }

    private static LuaLibrary Library(params (string Name, string Text)[] files) => new(files.ToDictionary(f => f.Name, f => f.Text));
}
