using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Figures;
using Microsoft.Extensions.Options;

namespace ChatRouter.Tests.Supervision;

/// <summary>What a day's figures mean.</summary>
public sealed class DayTests
{
    private static readonly AgentId Anna = new("anna");
    private static readonly AgentId Bert = new("bert");
    private static readonly GroupId Sales = new("sales");
    private static readonly GroupId Service = new("service");

    // Ten minutes past noon in Shanghai.
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 4, 10, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Midnight = new(2026, 2, 28, 16, 0, 0, TimeSpan.Zero);

    private int _ids;

    [Fact]
    public void Conversations_with_a_turn_of_today_were_consulted_and_those_with_an_answer_to_one_received()
    {
        var day = Of([
            Talk(Answered(Now.AddHours(-1), 10, Anna), Answered(Now.AddMinutes(-50), 10, Anna)),
            Talk(Answered(Midnight.AddSeconds(-1), 10, Anna)),
            Talk(Answered(Midnight.AddSeconds(-1), 10, Anna), new(Midnight)),
            Talk(new Turn(Now.AddMinutes(-1))),
        ]);

        Assert.Equal((3, 1, Midnight, "Asia/Shanghai"), (day.Consulted, day.Received, day.Since, day.TimeZone));
    }

    [Fact]
    public void Who_left_the_queue_was_sent_out_of_it_or_ended_without_an_owner_gave_up_unless_somebody_answered()
    {
        var asked = new Turn(Now.AddMinutes(-9));
        var day = Of([
            Gone(RouteReason.BuyerLeftQueue, asked),
            Gone(RouteReason.MaxWait, asked),
            Gone(RouteReason.MaxQueue, asked),
            Gone(RouteReason.AllFull, asked) is var ended ? ended with { Conversation = ended.Conversation with { ClosedAt = Now } } : null!,
            Gone(RouteReason.AllFull, asked),
            Gone(RouteReason.NobodyThere, asked),
            Gone(RouteReason.BuyerLeftQueue, Answered(Now.AddMinutes(-9), 5, Anna)),
            Talk(asked),
        ]);

        Assert.Equal(4, day.Abandoned);
    }

    [Fact]
    public void The_reply_rate_is_told_of_today_of_the_last_half_hour_and_of_the_one_before()
    {
        var day = Of([
            Talk(Answered(Midnight, 181, Anna)),
            Talk(Answered(Now.AddMinutes(-60), 180, Anna)),
            Talk(Answered(Now.AddMinutes(-30).AddSeconds(-1), 300, Anna)),
            Talk(Answered(Now.AddMinutes(-30), 20, Anna)),
            Talk(new Turn(Now.AddSeconds(-181))),
            Talk(new Turn(Now.AddSeconds(-180))),
            Talk(Answered(Midnight.AddSeconds(-1), 1, Anna)),
        ]);

        Assert.Equal((new(5, 2), new(2, 1), new(2, 1)), (day.InTime, day.LastHalfHour, day.HalfHourBefore));
    }

    [Theory]
    [InlineData("08:00", "23:00", 2, "08:00\u201323:00")]
    [InlineData("00:00", "24:00", 4, null)]
    [InlineData(null, null, 4, null)]
    [InlineData("09:00", "24:00", 1, "09:00\u201324:00")]
    [InlineData("07:59", "09:00", 3, "07:59\u201309:00")]
    public void Reply_rates_count_turns_of_the_shops_hours_and_of_no_others(string? from, string? to, int judged, string? said)
    {
        var hours = AssessedHours.Of(new() { TimeZone = "Asia/Shanghai", Assessed = from is null ? null : new(from, to!) });
        TurnPage[] pages =
        [
            Talk(Answered(Midnight.AddHours(8).AddSeconds(-1), 200, Anna)),
            Talk(Answered(Midnight.AddHours(8), 200, Anna)),
            Talk(Answered(Midnight.AddHours(9).AddSeconds(-1), 10, Anna)),
            Talk(Answered(Midnight.AddHours(23), 10, Anna)),
        ];

        var day = new Day(pages, [], new Dictionary<AgentId, IReadOnlyList<GroupId>> { [Anna] = [Sales] }, hours, ClockOf("Asia/Shanghai"), Midnight.AddHours(23.5)).Count(new());

        Assert.Equal((judged, judged, said, 4), (day.InTime.Judged, day.Groups[Sales].Judged, day.Assessed, day.Received));
    }

    [Theory]
    [InlineData("Asia/Shanghai", true)]
    [InlineData("Europe/London", false)]
    public void The_hours_are_those_of_the_shops_clocks_whatever_zone_days_begin_in(string zone, bool counted)
    {
        var hours = AssessedHours.Of(new() { TimeZone = zone, Assessed = new("08:00", "23:00") });

        // 04:10 in London.
        Assert.Equal(counted, hours.Contain(Now));
    }

    [Fact]
    public void First_responses_are_those_to_the_first_turn_of_today_and_percentiles_are_ones_that_occurred()
    {
        var day = Of([.. Enumerable.Range(1, 10).Select(seconds => Talk(Answered(Now.AddHours(-1), seconds, Anna), Answered(Now.AddMinutes(-50), 500, Anna)))]);
        var none = Of([Talk(new Turn(Now.AddHours(-1)))]);

        Assert.Equal((5, 9), (day.FirstResponseP50, day.FirstResponseP90));
        Assert.Equal((null, null), (none.FirstResponseP50, none.FirstResponseP90));
        Assert.Equal((7, 7), Of([Talk(Answered(Now, 7, Anna))]) is var one ? (one.FirstResponseP50, one.FirstResponseP90) : default);
    }

    [Fact]
    public void Each_agent_has_the_averages_of_what_he_answered_and_the_stars_of_what_he_owned_last()
    {
        var day = Of(
            [
                Talk(Answered(Now.AddHours(-1), 10, Anna), Answered(Now.AddMinutes(-50), 50, Bert)),
                Talk(Answered(Now.AddHours(-1), 30, Anna), Answered(Now.AddMinutes(-50), 20, Anna)),
            ],
            new OwnedRating(Anna, 5), new OwnedRating(Anna, 4), new OwnedRating(null, 1));

        Assert.Equal([new AgentDay(Anna, 2, 20, 20, 2, 4.5), new AgentDay(Bert, 1, null, 50, 0, null)], day.Agents);
        Assert.Equal((3, 2), (day.Ratings, day.Satisfied));
    }

    [Fact]
    public void A_turn_counts_for_every_group_of_whoever_answered_it_or_should_have()
    {
        var day = Of([Talk(Answered(Now.AddHours(-1), 10, Anna)), Talk(Answered(Now.AddHours(-1), 300, Bert)), Talk(new Turn(Now.AddHours(-1)))]);

        Assert.Equal(new(3, 1), day.Groups[Service]);
        Assert.Equal(new(2, 1), day.Groups[Sales]);
    }

    [Fact]
    public void The_curve_counts_arrivals_and_replies_in_steps_of_five_minutes_of_the_last_two_hours_across_midnight()
    {
        var justAfter = Midnight.AddMinutes(12);
        var day = Of([
            Talk(new Turn(Midnight.AddMinutes(-106))),
            Talk(Answered(Midnight.AddMinutes(-105), 60, Anna)),
            Talk(Answered(Midnight.AddMinutes(9), 120, Anna)),
        ], justAfter);

        Assert.Equal((Midnight.AddMinutes(-105), 300, 24, 24), (day.Curve.From, day.Curve.StepSeconds, day.Curve.Arrivals.Count, day.Curve.Replies.Count));
        Assert.Equal((1, 1, 0, 2), (day.Curve.Arrivals[0], day.Curve.Replies[0], day.Curve.Arrivals[23], day.Curve.Arrivals.Sum()));
        Assert.Equal((0, 1), (day.Curve.Replies[22], day.Curve.Replies[23]));
        Assert.Equal(1, day.Consulted);
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-03-01T15:59:59Z", "2026-02-28T16:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-03-01T16:00:00Z", "2026-03-01T16:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z")]
    [InlineData("America/Havana", "2026-03-08T12:00:00Z", "2026-03-08T05:00:00Z")]
    [InlineData("America/Havana", "2026-11-01T12:00:00Z", "2026-11-01T04:00:00Z")]
    public void A_day_begins_at_midnight_of_the_zone_also_where_clocks_change(string zone, string at, string begins)
    {
        Assert.Equal(Time(begins), ClockOf(zone).DayOf(Time(at)));
    }

    [Fact]
    public void An_agents_own_day_is_what_the_board_says_of_him_with_the_rate_of_the_turns_that_were_his_to_answer()
    {
        var (hour, his) = (Now.AddHours(-1), Anna);
        TurnPage[] pages =
        [
            Talk(Answered(Midnight.AddSeconds(-1), 10, his), Answered(hour, 30, his), Answered(hour.AddMinutes(5), 200, his)),
            Talk(Answered(hour, 10, Bert), Answered(hour.AddMinutes(5), 50, his)),
            Talk(Answered(hour, 400, Bert)),
            Talk(new Turn(hour)),
            Talk(new Turn(Now.AddMinutes(-1))),
            Gone(RouteReason.BuyerLeftQueue, new Turn(hour)),
        ];

        var own = Made(pages, Now).CountOwn(his);

        var board = Of(pages).Agents.Single(agent => agent.Agent == his);
        Assert.Equal((2, 30, 280.0 / 3), (own.Conversations, own.FirstResponse, own.Response!.Value));
        Assert.Equal((board.Conversations, board.FirstResponse, board.Response), (own.Conversations, own.FirstResponse, own.Response));
        Assert.Equal((new InTimeShare(4, 2), Midnight, "Asia/Shanghai"), (own.InTime, own.Since, own.TimeZone));
        Assert.Equal((0, null, new InTimeShare(0, 0)), Made([], Now).CountOwn(his) is var none ? (none.Conversations, none.FirstResponse, none.InTime) : default);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DayClock ClockOf(string zone) => new(Options.Create(new SupervisionOptions { TimeZone = zone }), TimeProvider.System);

    private static DayFigures Of(IReadOnlyCollection<TurnPage> pages, params OwnedRating[] ratings) => Of(pages, Now, ratings);

    private static DayFigures Of(IReadOnlyCollection<TurnPage> pages, DateTimeOffset at, params OwnedRating[] ratings) => Made(pages, at, ratings).Count(new());

    private static Day Made(IReadOnlyCollection<TurnPage> pages, DateTimeOffset at, params OwnedRating[] ratings) => new(
        pages, ratings, new Dictionary<AgentId, IReadOnlyList<GroupId>> { [Anna] = [Sales, Service], [Bert] = [Service] }, AssessedHours.Of(new()), ClockOf("Asia/Shanghai"), at);

    private static Turn Answered(DateTimeOffset opened, int afterSeconds, AgentId by) => new(opened, opened.AddSeconds(afterSeconds), by);

    /// <summary>Anna's conversation.</summary>
    private TurnPage Talk(params Turn[] turns) => new(
        new()
        {
            Shop = new("shop"),
            Id = new($"c{_ids++}"),
            Buyer = new("buyer"),
            Placement = Placement.Owned,
            Owner = Anna,
            Version = 1,
            LastSeq = 1,
            WaitingSince = Now,
            LastPublicAt = Now,
            OpenedAt = Now,
            PlacedAt = Now,
        }, turns);

    /// <summary>Nobody's conversation.</summary>
    private TurnPage Gone(RouteReason reason, params Turn[] turns)
    {
        var page = Talk(turns);
        return page with { Conversation = page.Conversation with { Owner = null, Placement = Placement.OfflinePool, Reason = reason } };
    }
}
