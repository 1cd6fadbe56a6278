namespace ChatRouter.Redis.Scripts;

/// <summary>A Lua file breaks the rules of <see cref="LuaLibrary"/>.</summary>
public sealed class LuaSourceException(string file, string problem) : Exception($"Lua/{file}.lua {problem}.")
{
    public string File { get; } = file;
}
