using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Bots;

/// <summary>Ends conversations that only a bot has and whose buyer fell silent: no agent ever sees them, so nobody else would.</summary>
public sealed class IdleBots(IJournal journal, Endings endings, TimeProvider clock)
{
    /// <summary>How often <see cref="EndAsync"/> is to be called.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>So long a bot keeps a buyer to whom it has answered.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    private const int AtOnce = 200;

    /// <summary>Ends those that are over by now, a part of many. Several nodes may do it at once.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var silent in await journal.SilentWithBotAsync(clock.GetUtcNow() - KeptFor, AtOnce, cancellationToken))
            await endings.EndAsync(silent.Shop, silent.Id, MessageFrom.Bot, requiredOwner: null, cancellationToken);
    }
}
