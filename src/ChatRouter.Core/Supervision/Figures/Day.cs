using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>Counts a shop's turns and ratings. Pure: the same turns at the same time give the same figures on every node.</summary>
internal sealed class Day(
    IReadOnlyCollection<TurnPage> pages, IReadOnlyList<OwnedRating> ratings, IReadOnlyDictionary<AgentId, IReadOnlyList<GroupId>> groups, AssessedHours hours, DayClock clock, DateTimeOffset at)
{
    private const int Steps = 24;
    private const int LikedFrom = 4;

    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    private readonly DateTimeOffset _since = clock.DayOf(at);

    /// <summary>How far back the turns must reach.</summary>
    public static DateTimeOffset Needs(DayClock clock, DateTimeOffset at)
    {
        var (day, curve) = (clock.DayOf(at), CurveFrom(at));
        return day < curve ? day : curve;
    }

    /// <summary>Of one agent; the pages are those of the conversations that were his.</summary>
    public OwnDay CountOwn(AgentId agent)
    {
        var today = Today();
        var counted = AgentsOf(today).Find(day => day.Agent == agent);
        var his = today.SelectMany(page => page.Turns.Where(turn => (turn.Answerer ?? page.Conversation.Owner) == agent));
        return new(_since, clock.Zone, counted?.Conversations ?? 0, counted?.FirstResponse, counted?.Response, ShareOf(his), hours.Reading);
    }

    public DayFigures Count(SupervisionOptions options)
    {
        var today = Today();
        var responses = FirstOf(today).ConvertAll(turn => turn.Response!.Value);
        responses.Sort();
        return new()
        {
            Since = _since,
            TimeZone = clock.Zone,
            Consulted = today.Count,
            Received = today.Count(page => page.Turns.Exists(turn => turn.Answerer is not null)),
            Abandoned = today.Count(page => !page.Turns.Exists(turn => turn.Answerer is not null) && GaveUp(page.Conversation)),
            Ratings = ratings.Count,
            Satisfied = ratings.Count(rating => rating.Score >= LikedFrom),
            Assessed = hours.Reading,
            InTime = ShareOf(_since, at),
            LastHalfHour = ShareOf(at - HalfHour, at),
            HalfHourBefore = ShareOf(at - HalfHour - HalfHour, at - HalfHour),
            InTimeTarget = options.InTimeTarget,
            FirstResponseP50 = Percentile(responses, 50),
            FirstResponseP90 = Percentile(responses, 90),
            FirstResponseTarget = options.FirstResponseTarget.TotalSeconds,
            Agents = AgentsOf(today),
            Groups = GroupsOf(),
            Curve = CurveOf(),
        };
    }

    private static bool GaveUp(ConversationRecord conversation) => conversation.Owner is null
        && (conversation.ClosedAt is not null || conversation.Reason is RouteReason.BuyerLeftQueue or RouteReason.MaxWait or RouteReason.MaxQueue);

    // The smallest that so many of a hundred do not exceed.
    private static double? Percentile(List<TimeSpan> sorted, int percent) =>
        sorted.Count == 0 ? null : sorted[(sorted.Count * percent + 99) / 100 - 1].TotalSeconds;

    private static double? Average(IEnumerable<double> values) => values.Select(value => (double?)value).Average();

    private static DateTimeOffset CurveFrom(DateTimeOffset at) =>
        DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / (long)Step.TotalSeconds * (long)Step.TotalSeconds) - Step * (Steps - 1);

    private InTimeShare ShareOf(DateTimeOffset from, DateTimeOffset until) =>
        ShareOf(pages.SelectMany(page => page.Turns).Where(turn => turn.OpenedAt >= from && turn.OpenedAt < until));

    private InTimeShare ShareOf(IEnumerable<Turn> turns) => InTimeShare.Of(turns, hours, at);

    private List<(ConversationRecord Conversation, List<Turn> Turns)> Today() =>
        [.. pages.Select(page => (page.Conversation, Turns: page.Turns.Where(turn => turn.OpenedAt >= _since).ToList())).Where(page => page.Turns.Count > 0)];

    private static List<Turn> FirstOf(List<(ConversationRecord Conversation, List<Turn> Turns)> today) =>
        [.. today.Select(page => page.Turns[0]).Where(turn => turn.Response is not null)];

    private List<AgentDay> AgentsOf(List<(ConversationRecord Conversation, List<Turn> Turns)> today)
    {
        var answered = today.SelectMany((page, no) => page.Turns.Where(turn => turn.Answerer is not null).Select(turn => (turn, no))).ToLookup(answer => answer.turn.Answerer!.Value);
        var firsts = FirstOf(today).ToLookup(turn => turn.Answerer!.Value, turn => turn.Response!.Value.TotalSeconds);
        var rated = ratings.Where(rating => rating.Owner is not null).ToLookup(rating => rating.Owner!.Value, rating => (double)rating.Score);
        return [.. answered.Select(agent => agent.Key).Union(rated.Select(agent => agent.Key)).OrderBy(agent => agent.Value, StringComparer.Ordinal).Select(agent => new AgentDay(
            agent, answered[agent].Select(answer => answer.no).Distinct().Count(), Average(firsts[agent]),
            Average(answered[agent].Select(answer => answer.turn.Response!.Value.TotalSeconds)), rated[agent].Count(), Average(rated[agent])))];
    }

    private Dictionary<GroupId, InTimeShare> GroupsOf() => pages
        .SelectMany(page => page.Turns.Where(turn => turn.OpenedAt >= _since).Select(turn => (turn, Agent: turn.Answerer ?? page.Conversation.Owner)))
        .SelectMany(served => (served.Agent is { } agent ? groups.GetValueOrDefault(agent, []) : []).Select(group => (group, served.turn)))
        .GroupBy(served => served.group, served => served.turn).ToDictionary(group => group.Key, ShareOf);

    private TurnCurve CurveOf()
    {
        var from = CurveFrom(at);
        var (arrivals, replies) = (new int[Steps], new int[Steps]);
        foreach (var turn in pages.SelectMany(page => page.Turns))
        {
            Add(arrivals, turn.OpenedAt);
            if (turn.Answerer is not null)
                Add(replies, turn.EndedAt!.Value);
        }

        return new(from, (int)Step.TotalSeconds, arrivals, replies);

        void Add(int[] counts, DateTimeOffset when)
        {
            var step = (when - from).Ticks / Step.Ticks;
            if (when >= from && step < Steps)
                counts[step]++;
        }
    }
}
