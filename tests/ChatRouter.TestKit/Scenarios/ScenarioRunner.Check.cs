using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Scenarios;

public sealed partial class ScenarioRunner
{
    private static void Expect(ScenarioStep step, DispatchResult? result)
    {
        Same("refusal", step.Expect?.Refused ?? "none", Camel(result?.Refusal ?? RefusalCode.None));
        if (step.Expect is { Refused: null } expected)
            Expect(expected, result?.Subject ?? throw new ScenarioMismatchException("The step was about no conversation."));
    }

    private static void Expect(ScenarioExpectation expected, Decision subject)
    {
        if (expected.Owner.ValueKind != JsonValueKind.Undefined)
            Same("owner", expected.Owner.GetString(), subject.Owner?.Value);
        if (expected.Reason is { } reason)
            Same("reason", reason, Camel(subject.Reason));
        if (expected.Notes is { } notes)
            HasNotes("", notes, subject);
        if (expected.Queued is { } position)
            Same("position", position, subject.Placement == Placement.Queued ? subject.Position : 0);
        if (expected.Offline is { } offline)
            Same("in the offline pool", offline, subject.Placement == Placement.OfflinePool);
    }

    private async Task CheckAsync(ScenarioStep step)
    {
        var view = await _shop.ViewAsync();
        foreach (var (id, expected) in step.Agents ?? new Dictionary<string, ScenarioAgentState>())
            CheckAgent(id, expected, view.Agents.SingleOrDefault(a => a.Agent.Value == id) ?? throw new InvalidDataException($"There is no agent {id}."));
        foreach (var (buyer, owner) in step.Owners ?? new Dictionary<string, string?>())
        {
            Same($"owner of {buyer}", owner, _shop.OwnerOf(buyer));
            Same($"owner of {buyer} in the view", owner, view.Conversations.SingleOrDefault(c => c.Buyer.Value == buyer)?.Owner?.Value);
        }

        foreach (var (buyer, reason) in step.Reasons ?? new Dictionary<string, string>())
            Same($"reason of {buyer}", reason, LastOf(buyer) is { } last ? Camel(last.Reason) : null);
        foreach (var (buyer, notes) in step.Notes ?? new Dictionary<string, IReadOnlyList<string>>())
            HasNotes($" of {buyer}", notes, LastOf(buyer));
        await CheckQueuesAsync(step, view);
    }

    private async Task CheckQueuesAsync(ScenarioStep step, ShopView view)
    {
        if (step.Waiting is { } waiting)
        {
            Same("waiting", Join(waiting), Join(view.Waiting.Select(BuyerOf)));
            Same("queue", Join(waiting), Join((await _shop.QueueAsync()).Select(q => q.Buyer.Value)));
        }

        if (step.Offline is { } offline)
            Same("offline pool", Join(offline), Join(view.OfflinePool.Select(BuyerOf)));
    }

    private static void CheckAgent(string id, ScenarioAgentState expected, AgentView actual)
    {
        Compare("state", expected.State, Camel(actual.State));
        Compare("pending", expected.Pending?.ToString(), actual.Pending.ToString());
        Compare("active", expected.Active?.ToString(), actual.Active.ToString());
        Compare("busy", expected.Busy?.ToString(), actual.Busy.ToString());
        Compare("owned", expected.Owned?.ToString(), actual.Owned.ToString());

        void Compare(string what, string? wanted, string got)
        {
            if (wanted is not null)
                Same($"{what} of {id}", wanted, got);
        }
    }

    private static void HasNotes(string whose, IEnumerable<string> notes, Decision? decision)
    {
        var actual = decision?.Notes ?? RouteNotes.None;
        foreach (var note in notes)
        {
            if (!actual.HasFlag(Enum.Parse<RouteNotes>(note, ignoreCase: true)))
                Same($"notes{whose}", string.Join(", ", notes), actual.ToString());
        }
    }

    private Decision? LastOf(string buyer) =>
        _shop.Journal.Conversations.Where(c => c.Buyer.Value == buyer).MaxBy(c => c.Id.Value, StringComparer.Ordinal)?.Last;

    private string BuyerOf(ConversationId id) => _shop.Journal.Find(id)?.Buyer.Value ?? id.Value;

    private static string Join(IEnumerable<string> values) => $"[{string.Join(", ", values)}]";

    private static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static void Same<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new ScenarioMismatchException($"{what}: expected {expected?.ToString() ?? "nobody"}, got {actual?.ToString() ?? "nobody"}.");
    }
}
