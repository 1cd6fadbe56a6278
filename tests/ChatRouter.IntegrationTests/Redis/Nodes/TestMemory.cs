using System.Collections.Concurrent;
using System.Text;
using ChatRouter.Core.Journal;

namespace ChatRouter.IntegrationTests.Redis.Nodes;

/// <summary>Remembers every conversation, and what it was told.</summary>
public sealed class TestMemory : IConversationMemory
{
    /// <summary>What this node was told, in order.</summary>
    public ConcurrentQueue<string> Told { get; } = new();

    public byte[]? Tell(ShopId shop, ConversationId conversation) => Encoding.UTF8.GetBytes($"{shop} {conversation}");

    public void Hear(byte[] told) => Told.Enqueue(Encoding.UTF8.GetString(told));
}
