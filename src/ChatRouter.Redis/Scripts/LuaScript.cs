using System.Security.Cryptography;
using System.Text;

namespace ChatRouter.Redis.Scripts;

/// <summary>A whole script, includes and all, under the hash by which Redis knows it.</summary>
public sealed class LuaScript
{
    internal LuaScript(string name, string text)
    {
        Name = name;
        Text = text;
#pragma warning disable CA5350 // Redis names scripts by their SHA-1.
        Hash = SHA1.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
    }

    /// <summary>The name of its file.</summary>
    public string Name { get; }

    public string Text { get; }

    /// <summary>SHA-1 of the text.</summary>
    public byte[] Hash { get; }

    public override string ToString() => Name;
}
