namespace ChatRouter.Core.Routing;

/// <summary>Decides who serves each conversation, or where it waits: presence, loads, shares, contacts, queues and deadlines of every shop.</summary>
/// <remarks>
/// Every operation is one atomic step per shop; steps of different shops never wait for each other. The same steps in the same order
/// give the same decisions, byte for byte: no random numbers, and no clock but the step's own <c>At</c>, which is used in whole milliseconds
/// and never taken to run backwards (an earlier time counts as the shop's latest).
/// Timers that are due up to and at a step's <c>At</c> fire before the step; their decisions come first in its result.
/// The state is a proposal: the journal decides by compare-and-set on <see cref="Decision.ExpectedVersion"/>. A refused proposal is put right by
/// <see cref="RestoreAsync"/>. Everything said of a conversation carries the sequence number or version that caused it; what is
/// older than what is known is ignored.
/// Unknown shops, agents and conversations are outcomes, not exceptions.
/// </remarks>
public interface IDispatcher
{
    /// <summary>Creates the shop or replaces its settings and groups, with them the given agents' settings; running conversations stay where they are, waiting ones are routed again.</summary>
    /// <remarks>A shop that <see cref="ConfigureShop.AwaitsConversations"/> takes only settings, <see cref="RestoreAsync"/> and timers until they are back; to all else it is unknown.</remarks>
    ValueTask<DispatchResult> ConfigureShopAsync(ConfigureShop command, CancellationToken cancellationToken);

    /// <summary>Creates the agent (Offline) or replaces his weight, capacity, groups and switches. Disabling is a forced leave.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.OneGroup"/> where the shop allows one group per agent.</remarks>
    ValueTask<DispatchResult> SetAgentAsync(SetAgent command, CancellationToken cancellationToken);

    /// <summary>A connection of the agent exists from now on, until its lease ends or <see cref="AgentDisconnectedAsync"/>.</summary>
    ValueTask<DispatchResult> AgentConnectedAsync(AgentConnected command, CancellationToken cancellationToken);

    /// <summary>That connection is gone. With the last one the agent's grace begins. Unknown connections change nothing.</summary>
    ValueTask<DispatchResult> AgentDisconnectedAsync(AgentDisconnected command, CancellationToken cancellationToken);

    /// <summary>Prolongs the leases of connections that are still known.</summary>
    /// <returns>The connections that are not known any more: their clients have to resume.</returns>
    ValueTask<IReadOnlyList<ConnectionId>> RenewLeasesAsync(RenewLeases command, CancellationToken cancellationToken);

    /// <summary>The agent (or a supervisor for him) wants to be online, paused or offline.</summary>
    /// <remarks>Offline with open turns is refused with <see cref="RefusalCode.OpenTurns"/> unless forced, as the shop's preset says.</remarks>
    ValueTask<DispatchResult> SetAgentStateAsync(SetAgentState command, CancellationToken cancellationToken);

    /// <summary>The buyer wrote: opens his turn if none is open, and finds the conversation its place.</summary>
    /// <remarks>Repeating it with the same sequence number returns where the conversation is and changes nothing.</remarks>
    ValueTask<DispatchResult> RouteAsync(RouteConversation command, CancellationToken cancellationToken);

    /// <summary>The owner answered in public, or said that no reply is needed, or the bot answered whom it has: closes the turn.</summary>
    ValueTask<DispatchResult> TurnClosedAsync(TurnClosed command, CancellationToken cancellationToken);

    /// <summary>Public messages that neither opened nor closed a turn, or came from a bot that does not have the buyer: contacts and the rest timer.</summary>
    ValueTask TouchAsync(IReadOnlyList<ConversationTouched> commands, CancellationToken cancellationToken);

    /// <summary>Gives the conversation to a named agent, or to a group whose rules 6–10 then apply without the giver.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.TargetOffline"/> and nothing changed when nobody there is present.</remarks>
    ValueTask<DispatchResult> TransferAsync(TransferConversation command, CancellationToken cancellationToken);

    /// <summary>An agent takes a conversation by hand, waiting or owned. Goes over capacity; the agent must not be Offline.</summary>
    ValueTask<DispatchResult> TakeAsync(TakeConversation command, CancellationToken cancellationToken);

    /// <summary>The conversation ended. Its place is free.</summary>
    ValueTask<DispatchResult> CloseAsync(CloseConversation command, CancellationToken cancellationToken);

    /// <summary>A waiting buyer leaves the queue: his message goes to the offline pool.</summary>
    ValueTask<DispatchResult> LeaveQueueAsync(LeaveQueue command, CancellationToken cancellationToken);

    /// <summary>A supervisor lifts or lowers the class of a waiting conversation, or moves it to the front.</summary>
    /// <remarks>A decision of its own, with note <see cref="RouteNotes.Reordered"/>: the journal keeps the class. Waiting time, pool and timers stay.</remarks>
    ValueTask<DispatchResult> ReorderAsync(ReorderConversation command, CancellationToken cancellationToken);

    /// <summary>The shop reports the buyer's order state. A waiting conversation changes its pool at once, an owned one stays.</summary>
    ValueTask<DispatchResult> OrderStateChangedAsync(OrderStateChanged command, CancellationToken cancellationToken);

    /// <summary>Fires every timer that is due, of every shop.</summary>
    /// <returns>One result for each shop in which something happened.</returns>
    ValueTask<IReadOnlyList<DispatchResult>> DueAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>When the next timer of any shop is due; none when nothing is timed.</summary>
    ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>Puts conversations where the journal says they are, and routes again what belongs to nobody, oldest first.</summary>
    /// <remarks>Serves the rebuild at start and the repair of a refused proposal. A conversation of a newer version than given stays as it is.</remarks>
    ValueTask<DispatchResult> RestoreAsync(RestoreConversations command, CancellationToken cancellationToken);

    /// <summary>The waiting conversations of a shop in the order in which they would be taken, with position and ETA. O(n).</summary>
    /// <remarks>A long queue is read in slices, between which others are served: who moves meanwhile may be missing, or have a place that somebody else has too.</remarks>
    ValueTask<IReadOnlyList<QueuePosition>> QueueAsync(ShopId shop, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>A waiting conversation's position, from 1 among those waiting for the same pool; 0 when it does not wait.</summary>
    ValueTask<int> PositionAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>One conversation as the dispatcher sees it; none when it knows no such open conversation.</summary>
    ValueTask<ConversationView?> ConversationAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>One agent as the dispatcher sees him; none when it does not know him.</summary>
    ValueTask<AgentView?> AgentAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken);

    /// <summary>Every agent of a shop, and how many conversations wait; none when it does not know the shop. O(agents), however many conversations are open.</summary>
    ValueTask<StaffView?> StaffAsync(ShopId shop, CancellationToken cancellationToken);

    /// <summary>Every open conversation of a shop, by id; none when it does not know the shop. O(n).</summary>
    /// <remarks>Many are read in slices, between which others are served: each is as it was when its slice was read.</remarks>
    ValueTask<IReadOnlyList<ConversationView>?> ConversationsAsync(ShopId shop, CancellationToken cancellationToken);

    /// <summary>Everything of a shop at one moment, for trying and checking rules: O(n) in one step, for which the shop's other steps wait.</summary>
    ValueTask<ShopView?> ViewAsync(ShopId shop, CancellationToken cancellationToken);
}
