namespace ChatRouter.Core.Bots;

/// <summary>机器人: a shop's bot, off unless the shop wants it.</summary>
public sealed record ShopBot
{
    public BotMode Mode { get; init; }

    /// <summary>开场白: shown before a buyer's first message; none: nothing is.</summary>
    public string? Greeting { get; init; }

    /// <summary>The same in English, for buyers whose chat is in English; none: <see cref="Greeting"/> as well.</summary>
    public string? GreetingEn { get; init; }

    /// <summary>In the order in which they are asked.</summary>
    public IReadOnlyList<BotAnswer> Answers { get; init; } = [];

    /// <summary>What no answer fits goes to a bot of the shop's own, by webhook; it answers and hands over through the API. In <see cref="BotMode.First"/> only.</summary>
    public bool Backend { get; init; }
}
