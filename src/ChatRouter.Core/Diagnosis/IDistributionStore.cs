using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Diagnosis;

/// <summary>Keeps what agents were, and reads a period's assignments by time.</summary>
/// <remarks>Foreign shops answer like empty ones. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface IDistributionStore
{
    /// <summary>Durable when it returns. Of two states of an agent at one time the later in the list holds.</summary>
    Task AddStatesAsync(IReadOnlyList<AgentStateRecord> states, CancellationToken cancellationToken);

    /// <summary>What these agents were at that time; those of whom nothing is known until then are left out.</summary>
    Task<IReadOnlyDictionary<AgentId, AgentStateRecord>> StatesAtAsync(ShopId shop, IReadOnlyCollection<AgentId> agents, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Changes after the given one (by time, then agent) and before <paramref name="until"/>, oldest first.</summary>
    Task<IReadOnlyList<AgentStateRecord>> StatesAsync(ShopId shop, DateTimeOffset at, AgentId agent, DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>Agents that came to be anything but Offline within the period.</summary>
    Task<IReadOnlyList<AgentId>> PresentAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Since when states are known; none: they are not.</summary>
    Task<DateTimeOffset?> StatesSinceAsync(ShopId shop, CancellationToken cancellationToken);

    /// <summary>Forgets states that ended before that time, some at a time, and of those that did not the ones that say Offline: whoever is not known was not there.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetStatesAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Assignments to agents after that place and before <paramref name="until"/>, in their order.</summary>
    Task<IReadOnlyList<AssignmentRecord>> AssignedAsync(ShopId shop, AssignmentMark after, DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>How many assignments to agents there were in each step of that length within the period, by the number of the step since 1970; steps without any are left out.</summary>
    Task<IReadOnlyDictionary<long, int>> TrafficAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken cancellationToken);
}
