using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;

namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>Keeps what is and was wrong in each shop, and which server process looks after it.</summary>
/// <remarks>A write is durable when it returns, and one atomic step. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface IAlarmStore
{
    /// <summary>The process looks after these shops' alarms until then, those excepted that another does just now.</summary>
    /// <returns>The shops that are its own.</returns>
    Task<IReadOnlyList<ShopId>> TakeDutiesAsync(IReadOnlyCollection<ShopId> shops, string node, DateTimeOffset at, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The shops with an open conversation or something that has not been resolved. Costs what these are, however many shops there are.</summary>
    Task<IReadOnlyList<ShopId>> ConcernedAsync(CancellationToken cancellationToken);

    /// <summary>What has not been resolved, told or not, oldest first.</summary>
    Task<IReadOnlyList<Alarm>> OpenAsync(ShopId shop, CancellationToken cancellationToken);

    /// <summary>Adds one that began, and with it what webhooks are told; neither while another of its kind and subject is open.</summary>
    /// <returns>Whether it was added.</returns>
    Task<bool> BeginAsync(Alarm alarm, IReadOnlyList<OutboxEntry> told, CancellationToken cancellationToken);

    /// <summary>Takes over when it was raised and resolved, and with it what webhooks are told; neither when it is so already or resolved. Who acknowledged it stays.</summary>
    /// <returns>Whether it was changed.</returns>
    Task<bool> ChangeAsync(Alarm alarm, IReadOnlyList<OutboxEntry> told, CancellationToken cancellationToken);

    /// <summary>It passed before it had to be told.</summary>
    Task ForgetAsync(ShopId shop, string id, CancellationToken cancellationToken);

    /// <summary>Forgets what was resolved before that time, in every shop, so many at most.</summary>
    /// <returns>How many were forgotten.</returns>
    Task<int> ForgetResolvedAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>False when the shop has no such alarm, or somebody acknowledged it before.</summary>
    Task<bool> AcknowledgeAsync(ShopId shop, string id, AgentId by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>What was told, the latest first, older than that id.</summary>
    Task<IReadOnlyList<Alarm>> HistoryAsync(ShopId shop, string? before, int limit, CancellationToken cancellationToken);

    /// <summary>The mutes that have not ended, by kind.</summary>
    Task<IReadOnlyList<AlarmMute>> MutesAsync(ShopId shop, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Replaces the kind's mute.</summary>
    Task MuteAsync(ShopId shop, AlarmMute mute, CancellationToken cancellationToken);
}
