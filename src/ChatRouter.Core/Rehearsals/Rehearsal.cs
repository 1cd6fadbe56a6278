using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;

namespace ChatRouter.Core.Rehearsals;

/// <summary>Plays a past hour again under other settings, by the code that routes, on a dispatcher of its own.</summary>
/// <remarks>
/// Buyers write, agents come and go, people hand over and answers come when they did, whoever has the buyer; an answer to somebody who still waits counts once he is served.
/// What is not stored is assumed: shares begin even, and nobody is off duty who was there.
/// </remarks>
public sealed class Rehearsal
{
    private readonly InMemoryDispatcher _dispatcher = new();
    private readonly ShopId _shop;
    private readonly HourTally _tally = new();
    private readonly Dictionary<ConversationId, Line> _lines = [];
    private readonly HashSet<AgentId> _connected = [];

    private Rehearsal(ShopId shop) => _shop = shop;

    /// <param name="configuration">The settings to follow, with every agent's.</param>
    /// <param name="hour">What happened.</param>
    public static async Task<HourCount> RunAsync(ConfigureShop configuration, PastHour hour, CancellationToken cancellationToken)
    {
        var rehearsal = new Rehearsal(hour.Shop);
        await rehearsal.BeginAsync(configuration, hour, cancellationToken);
        foreach (var happened in hour.Events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await rehearsal.PlayAsync(happened, cancellationToken);
        }

        // What fires at its end belongs to the next hour.
        foreach (var result in await rehearsal._dispatcher.DueAsync(hour.Until.AddMilliseconds(-1), cancellationToken))
            await rehearsal.ApplyAsync(result, hour.Until, cancellationToken);
        return rehearsal._tally.Count();
    }

    private async Task BeginAsync(ConfigureShop configuration, PastHour hour, CancellationToken cancellationToken)
    {
        var there = hour.Present.Keys.Concat(hour.Events.OfType<PastEvent.StateChanged>().Where(change => change.State != AgentState.Offline).Select(change => change.Agent)).ToHashSet();
        await _dispatcher.ConfigureShopAsync(configuration with
        {
            Agents = [.. configuration.Agents.Select(agent => agent with { Enabled = agent.Enabled || there.Contains(agent.Agent), OnDuty = true, Wanted = WantedState.Offline, At = hour.From })],
            At = hour.From,
        }, cancellationToken);
        foreach (var (agent, state) in hour.Present.OrderBy(state => state.Key.Value, StringComparer.Ordinal))
            await BecomeAsync(agent, state, hour.From, cancellationToken);
        foreach (var truth in hour.Open)
            _lines[truth.Conversation] = new() { Owner = truth.Owner, Version = truth.Version, TurnOpenedAt = truth.TurnOpenedAt };
        await ApplyAsync(await _dispatcher.RestoreAsync(new() { Shop = _shop, Contacts = hour.Contacts, Conversations = hour.Open, At = hour.From }, cancellationToken), hour.From, cancellationToken);
    }

    private Task PlayAsync(PastEvent happened, CancellationToken cancellationToken) => happened switch
    {
        PastEvent.StateChanged(var agent, var state, var at) => BecomeAsync(agent, state, at, cancellationToken),
        PastEvent.Wrote wrote => WriteAsync(wrote, cancellationToken),
        PastEvent.Answered(var conversation, var seq, var at) => AnswerAsync(conversation, seq, at, cancellationToken),
        PastEvent.Handed(var conversation, var to, var at) => HandAsync(conversation, to, at, cancellationToken),
        PastEvent.LeftQueue(var conversation, var at) => StepAsync(_dispatcher.LeaveQueueAsync(new(_shop, conversation, at), cancellationToken), at, cancellationToken),
        PastEvent.Ended(var conversation, var at) => StepAsync(_dispatcher.CloseAsync(new(_shop, conversation, at), cancellationToken), at, cancellationToken),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} cannot be played."),
    };

    private async Task BecomeAsync(AgentId agent, AgentState state, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var connection = new ConnectionId(agent.Value);
        if (state == AgentState.Grace)
        {
            // Who was in grace when the hour began was Online before.
            if (!_connected.Contains(agent))
                await BecomeAsync(agent, AgentState.Online, at, cancellationToken);
            _connected.Remove(agent);
            await StepAsync(_dispatcher.AgentDisconnectedAsync(new(_shop, agent, connection, at), cancellationToken), at, cancellationToken);
            return;
        }

        if (state != AgentState.Offline && _connected.Add(agent))
            await StepAsync(_dispatcher.AgentConnectedAsync(new(_shop, agent, connection, DateTimeOffset.MaxValue, at), cancellationToken), at, cancellationToken);
        var wanted = state switch { AgentState.Online => WantedState.Online, AgentState.Paused => WantedState.Paused, _ => WantedState.Offline };
        var asked = await _dispatcher.SetAgentStateAsync(new(_shop, agent, wanted, Force: false, at), cancellationToken);
        await ApplyAsync(asked, at, cancellationToken);
        // He did leave, so somebody forced it.
        if (asked.Refusal == RefusalCode.OpenTurns)
            await StepAsync(_dispatcher.SetAgentStateAsync(new(_shop, agent, wanted, Force: true, at), cancellationToken), at, cancellationToken);
    }

    private async Task WriteAsync(PastEvent.Wrote wrote, CancellationToken cancellationToken)
    {
        if (!_lines.TryGetValue(wrote.Conversation, out var line))
            _lines[wrote.Conversation] = line = new();
        line.Owed = null;
        line.TurnOpenedAt ??= wrote.At;
        var message = new RouteConversation
        {
            Shop = _shop,
            Conversation = wrote.Conversation,
            Buyer = wrote.Buyer,
            Seq = wrote.Seq,
            Owner = line.Owner,
            Version = line.Version,
            TurnOpenedAt = line.TurnOpenedAt.Value,
            OrderState = wrote.OrderState,
            Priority = wrote.Priority,
            Named = wrote.Named,
            Group = wrote.Group,
            At = wrote.At,
        };
        await StepAsync(_dispatcher.RouteAsync(message, cancellationToken), wrote.At, cancellationToken);
    }

    private async Task AnswerAsync(ConversationId conversation, long seq, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!_lines.TryGetValue(conversation, out var line))
            return;
        if (line.Owner is not { } owner)
        {
            line.Owed = seq;
            return;
        }

        (line.TurnOpenedAt, line.Owed) = (null, null);
        await StepAsync(_dispatcher.TurnClosedAsync(new(_shop, conversation, owner, seq, true, at), cancellationToken), at, cancellationToken);
    }

    private async Task HandAsync(ConversationId conversation, AgentId to, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (_lines.TryGetValue(conversation, out var line) && line.Owner != to)
            await StepAsync(_dispatcher.TakeAsync(new(_shop, conversation, to, line.Version, at), cancellationToken), at, cancellationToken);
    }

    private async Task StepAsync(ValueTask<DispatchResult> step, DateTimeOffset at, CancellationToken cancellationToken) => await ApplyAsync(await step, at, cancellationToken);

    /// <summary>As the journal would: every decision holds.</summary>
    private async Task ApplyAsync(DispatchResult result, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var decision in result.Decisions)
        {
            _tally.Add(decision);
            if (_lines.TryGetValue(decision.Conversation, out var line))
                (line.Owner, line.Version) = (decision.Owner, decision.ExpectedVersion + 1);
        }

        foreach (var decision in result.Decisions)
        {
            if (_lines.TryGetValue(decision.Conversation, out var line) && line is { Owner: not null, Owed: { } owed })
                await AnswerAsync(decision.Conversation, owed, at, cancellationToken);
        }
    }

    /// <summary>What the journal would know of a conversation.</summary>
    private sealed class Line
    {
        public AgentId? Owner { get; set; }

        public int Version { get; set; }

        public DateTimeOffset? TurnOpenedAt { get; set; }

        /// <summary>The answer that he really got, and here waits for.</summary>
        public long? Owed { get; set; }
    }
}
