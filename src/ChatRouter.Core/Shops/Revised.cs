using System.Security.Cryptography;
using System.Text.Json;

namespace ChatRouter.Core.Shops;

/// <summary>What an administrator may change, with the mark of its present content: who sends the mark back overwrites nothing that he has not seen.</summary>
public sealed record Revised<T>(T Value)
{
    private const int MarkLength = 16;

    /// <summary>The same content has the same mark, whoever wrote it.</summary>
    public string Revision { get; } = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Value)))[..MarkLength];
}
