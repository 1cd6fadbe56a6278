using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>Keeps what is and was wrong in each shop, and which server process looks after it.</summary>
/// <remarks>A write is durable when it returns, and one atomic step. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface IAlarmStore
{
    /// <summary>The process looks after the shop's alarms until then, unless another does just now.</summary>
    Task<bool> TakeDutyAsync(ShopId shop, string node, DateTimeOffset at, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>What has not been resolved, told or not, oldest first.</summary>
    Task<IReadOnlyList<Alarm>> OpenAsync(ShopId shop, CancellationToken cancellationToken);

    /// <summary>Adds one that began; changes nothing while another of its kind and subject is open.</summary>
    Task BeginAsync(Alarm alarm, CancellationToken cancellationToken);

    /// <summary>Takes over when it was raised and resolved; who acknowledged it stays.</summary>
    Task ChangeAsync(Alarm alarm, CancellationToken cancellationToken);

    /// <summary>It passed before it had to be told.</summary>
    Task ForgetAsync(ShopId shop, string id, CancellationToken cancellationToken);

    /// <summary>False when the shop has no such alarm, or somebody acknowledged it before.</summary>
    Task<bool> AcknowledgeAsync(ShopId shop, string id, AgentId by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>What was told, the latest first, older than that id.</summary>
    Task<IReadOnlyList<Alarm>> HistoryAsync(ShopId shop, string? before, int limit, CancellationToken cancellationToken);

    /// <summary>The mutes that have not ended, by kind.</summary>
    Task<IReadOnlyList<AlarmMute>> MutesAsync(ShopId shop, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Replaces the kind's mute.</summary>
    Task MuteAsync(ShopId shop, AlarmMute mute, CancellationToken cancellationToken);
}
