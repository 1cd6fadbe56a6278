namespace ChatRouter.Redis.Scripts;

/// <summary>One function of a library, under the name by which Redis calls it.</summary>
public sealed class LuaScript
{
    internal LuaScript(string name, LuaLibrary library)
    {
        Name = name;
        Library = library;
        Function = library.FunctionOf(name);
    }

    /// <summary>The name of its file.</summary>
    public string Name { get; }

    /// <summary>Its name in Redis, which no other version of the library uses.</summary>
    public string Function { get; }

    /// <summary>What Redis has to load before it knows the function.</summary>
    public LuaLibrary Library { get; }

    public override string ToString() => Name;
}
