using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Bots;

/// <summary>What the bot would do with a message, before it is known who gets it.</summary>
/// <param name="Holds">Rule 5: it wants the buyer.</param>
/// <param name="Answer">What it says to him, if he stays with it or nobody is there; none: nothing of its own.</param>
public readonly record struct BotOffer(bool Holds, string? Answer)
{
    /// <summary>To a buyer whom no agent has. Whom the bot has handed over, it does not take again.</summary>
    internal static BotOffer Of(ShopBot bot, Placement placement, MessageKind kind, string? text)
    {
        if (bot.Mode == BotMode.Off)
            return default;
        var answer = kind == MessageKind.Text ? BotAnswers.Find(bot, text) : null;
        var wants = bot.Mode == BotMode.First && placement is Placement.Unplaced or Placement.HeldByBot
            && (answer is not null || (bot.Backend && !BotAnswers.AsksForHuman(text)));
        return new BotOffer(wants, answer);
    }

    /// <summary>What it says now that it is known where he is: to the buyer whom it has, or who waits while nobody is there.</summary>
    internal string? SaidAt(Placement placement) => placement is Placement.HeldByBot or Placement.OfflinePool ? Answer : null;
}
