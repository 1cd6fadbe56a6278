namespace ChatRouter.Core.Conversations;

/// <summary>How the buyer came, what the shop's page said of him, and where he can be reached. Nobody vouches for it: shown to agents as unverified, and used for nothing else.</summary>
public sealed record BuyerContext
{
    public const int MaxKeys = 20;
    public const int MaxKeyLength = 64;
    public const int MaxValueLength = 256;

    public string? Entry { get; init; }

    public string? OrderId { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Where he said that he can be reached: a phone number or an e-mail address, by <see cref="ContactRules"/>. His own word, and not the page's.</summary>
    public string? Contact { get; init; }

    /// <summary>When the turn opened that it first came with.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>But for the contact, which is his to change, and the time.</summary>
    public bool SaysTheSameAs(BuyerContext other) => (Entry, OrderId) == (other.Entry, other.OrderId)
        && Metadata.Count == other.Metadata.Count && Metadata.All(pair => other.Metadata.TryGetValue(pair.Key, out var value) && value == pair.Value);

    /// <summary>None when the metadata keeps its bounds.</summary>
    public static Rejection? Check(IReadOnlyDictionary<string, string> metadata) =>
        metadata.Count <= MaxKeys && metadata.All(pair => pair.Key.Length is > 0 and <= MaxKeyLength && pair.Value is { Length: <= MaxValueLength })
            ? null
            : new(ErrorCode.InvalidArgument, "metadata has at most 20 keys of 64 and values of 256 characters.");
}
