using ChatRouter.Redis.Scripts;

namespace ChatRouter.Tests.Redis;

public sealed class LuaLibraryTests
{
    [Fact]
    public void A_script_gets_every_function_that_it_and_its_functions_call()
    {
        var script = Library(
            ("act", "-- Acts.\n-- @include shared/one\n\nreturn routing.one()"),
            ("shared/one", "-- One.\n-- @include shared/two\nfunction routing.one()\n  return routing.two() + 1\nend\n"),
            ("shared/two", "-- Two.\n-- @rare\nfunction routing.two()\n  return Placement.Queued\nend\n")).Load("act");

        Assert.Contains("one = function()\n  return routing.two() + 1\nend,", script.Text, StringComparison.Ordinal);
        Assert.Contains("function routing.two()\n  return 2\nend", script.Text, StringComparison.Ordinal);
        Assert.EndsWith("return routing.one()", script.Text, StringComparison.Ordinal);
        Assert.Equal(20, script.Hash.Length);
    }

    [Fact]
    public void A_missing_script_is_an_error() => Refused("absent", "act", ("other", "return 1"));

    [Fact]
    public void A_missing_function_is_an_error() => Refused("no such include", "act", ("act", "-- @include shared/absent\nreturn 1"));

    [Fact]
    public void A_function_that_is_called_has_to_be_included() =>
        Refused("not included", "act", ("act", "return routing.one()"), ("shared/one", "function routing.one()\nend"));

    [Fact]
    public void A_shared_file_is_one_function_of_its_name() =>
        Refused("another name", "act", ("act", "-- @include shared/one\nreturn 1"), ("shared/one", "function routing.two()\nend"));

    [Fact]
    public void An_unknown_constant_is_an_error() => Refused("constant", "act", ("act", "return Placement.Nowhere"));

    private static void Refused(string what, string name, params (string Name, string Text)[] files)
    {
        var failure = Record.Exception(() => Library(files).Load(name));

        Assert.True(failure is LuaSourceException, what);
    }

    private static LuaLibrary Library(params (string Name, string Text)[] files) => new(files.ToDictionary(f => f.Name, f => f.Text));
}
