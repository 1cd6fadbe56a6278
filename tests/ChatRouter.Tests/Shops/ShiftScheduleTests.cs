using System.Globalization;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.TestKit.Model;

namespace ChatRouter.Tests.Shops;

public sealed class ShiftScheduleTests
{
    private static readonly AgentId Anna = new("anna");

    private static readonly string[] Zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia"];

    private static ShiftPlan Plan(string zone, string from, string to) => new()
    {
        TimeZone = zone,
        Templates = new Dictionary<string, ShiftTemplate> { ["t"] = new("t", [new(from, to)]) },
        Weeks = new Dictionary<AgentId, ShiftWeek>
        {
            [Anna] = new() { Monday = ["t"], Tuesday = ["t"], Wednesday = ["t"], Thursday = ["t"], Friday = ["t"], Saturday = ["t"], Sunday = ["t"] },
        },
    };

    private static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc + "Z", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("Asia/Shanghai", "08:30", "16:30", "2026-01-05 00:29", false)]
    [InlineData("Asia/Shanghai", "08:30", "16:30", "2026-01-05 00:30", true)]
    [InlineData("Asia/Shanghai", "08:30", "16:30", "2026-01-05 08:30", false)]
    [InlineData("Asia/Shanghai", "16:30", "24:00", "2026-01-05 15:59", true)]
    [InlineData("Asia/Shanghai", "16:30", "24:00", "2026-01-05 16:00", false)]
    [InlineData("Asia/Shanghai", "22:00", "02:00", "2026-01-05 17:59", true)]
    [InlineData("Asia/Shanghai", "22:00", "02:00", "2026-01-05 18:00", false)]
    [InlineData("Asia/Shanghai", "00:00", "24:00", "2026-01-05 16:00", true)]
    // The clocks leap from 02:00 to 03:00 at 01:00 UTC: what begins or ends in between does so at the leap.
    [InlineData("Europe/Berlin", "02:30", "06:00", "2026-03-29 00:59", false)]
    [InlineData("Europe/Berlin", "02:30", "06:00", "2026-03-29 01:00", true)]
    [InlineData("Europe/Berlin", "22:00", "02:30", "2026-03-29 00:59", true)]
    [InlineData("Europe/Berlin", "22:00", "02:30", "2026-03-29 01:00", false)]
    [InlineData("Europe/Berlin", "02:10", "02:50", "2026-03-29 01:00", false)]
    // They are set back from 03:00 to 02:00 at 01:00 UTC: first 02:30 is 00:30 UTC, last 02:30 is 01:30 UTC.
    [InlineData("Europe/Berlin", "02:30", "06:00", "2026-10-25 00:29", false)]
    [InlineData("Europe/Berlin", "02:30", "06:00", "2026-10-25 00:30", true)]
    [InlineData("Europe/Berlin", "22:00", "02:30", "2026-10-25 01:29", true)]
    [InlineData("Europe/Berlin", "22:00", "02:30", "2026-10-25 01:30", false)]
    // 22:00 to 02:00 in the two nights: in spring 02:00 is never shown, in autumn it is shown at 00:00 UTC, and once more when 03:00 becomes 02:00.
    [InlineData("Europe/Berlin", "22:00", "02:00", "2026-03-28 20:59", false)]
    [InlineData("Europe/Berlin", "22:00", "02:00", "2026-03-28 21:00", true)]
    [InlineData("Europe/Berlin", "22:00", "02:00", "2026-03-29 00:59", true)]
    [InlineData("Europe/Berlin", "22:00", "02:00", "2026-03-29 01:00", false)]
    [InlineData("Europe/Berlin", "22:00", "02:00", "2026-03-29 19:59", false)]
    [InlineData("Europe/Berlin", "22:00", "02:00", "2026-03-29 20:00", true)]
    [InlineData("Europe/Berlin", "22:00", "02:00", "2026-10-24 19:59", false)]
    [InlineData("Europe/Berlin", "22:00", "02:00", "2026-10-24 20:00", true)]
    [InlineData("Europe/Berlin", "22:00", "02:00", "2026-10-25 00:59", true)]
    [InlineData("Europe/Berlin", "22:00", "02:00", "2026-10-25 01:00", false)]
    // There 01:00 to 02:00 comes twice, and 02:00 once.
    [InlineData("America/New_York", "22:00", "02:00", "2026-11-01 06:59", true)]
    [InlineData("America/New_York", "22:00", "02:00", "2026-11-01 07:00", false)]
    // To the end of a day whose midnight is leapt over, and of one that is set back at midnight: 23:00 to 24:00 comes twice.
    [InlineData("America/Sao_Paulo", "16:30", "24:00", "2017-10-15 02:59", true)]
    [InlineData("America/Sao_Paulo", "16:30", "24:00", "2017-10-15 03:00", false)]
    [InlineData("America/Sao_Paulo", "16:30", "24:00", "2018-02-18 02:59", true)]
    [InlineData("America/Sao_Paulo", "16:30", "24:00", "2018-02-18 03:00", false)]
    public void A_shift_begins_when_the_clocks_first_show_its_start_and_ends_when_they_last_show_its_end(string zone, string from, string to, string utc, bool onDuty) =>
        Assert.Equal(onDuty, new ShiftSchedule(Plan(zone, from, to)).IsOnDuty(Anna, At(utc)));

    [Fact]
    public void Nobody_without_a_plan_is_ever_off_duty_and_a_day_off_is_one()
    {
        var plan = new ShiftPlan
        {
            TimeZone = "Asia/Shanghai",
            Exceptions = new Dictionary<string, IReadOnlyDictionary<AgentId, IReadOnlyList<string>>> { ["2026-01-06"] = new Dictionary<AgentId, IReadOnlyList<string>> { [Anna] = [] } },
        };
        var schedule = new ShiftSchedule(plan);

        Assert.True(schedule.IsOnDuty(new("bert"), At("2026-01-06 04:00")));
        Assert.Equal([true, false, false, true], new[] { "2026-01-05 15:59", "2026-01-05 16:00", "2026-01-06 15:59", "2026-01-06 16:00" }.Select(utc => schedule.IsOnDuty(Anna, At(utc))));
    }

    [Theory]
    // Whose shift began the evening before finishes it, also on his day off; that evening's and its rest the next morning are gone.
    [InlineData("", "2026-01-05 15:00", true)]
    [InlineData("", "2026-01-05 17:59", true)]
    [InlineData("", "2026-01-05 18:00", false)]
    [InlineData("", "2026-01-06 14:30", false)]
    [InlineData("", "2026-01-06 17:00", false)]
    [InlineData("", "2026-01-07 14:00", true)]
    // Another shift instead: both the rest of the evening before and the other one.
    [InlineData("early", "2026-01-05 17:59", true)]
    [InlineData("early", "2026-01-05 18:00", false)]
    [InlineData("early", "2026-01-06 00:00", true)]
    [InlineData("early", "2026-01-06 04:00", false)]
    [InlineData("early", "2026-01-06 14:30", false)]
    public void An_exception_replaces_what_begins_on_its_day_and_not_what_reaches_into_it(string instead, string utc, bool onDuty)
    {
        var usual = Plan("Asia/Shanghai", "22:00", "02:00");
        var schedule = new ShiftSchedule(usual with
        {
            Templates = new Dictionary<string, ShiftTemplate>(usual.Templates) { ["early"] = new("early", [new("08:00", "12:00")]) },
            Exceptions = new Dictionary<string, IReadOnlyDictionary<AgentId, IReadOnlyList<string>>> { ["2026-01-06"] = new Dictionary<AgentId, IReadOnlyList<string>> { [Anna] = instead.Length == 0 ? [] : [instead] } },
        });

        Assert.Equal(onDuty, schedule.IsOnDuty(Anna, At(utc)));
    }

    [Fact]
    public void The_cover_of_a_day_counts_what_reaches_into_it_and_ends_with_it()
    {
        var usual = Plan("Asia/Shanghai", "22:00", "09:30");
        var (day, dayOff) = (new DateOnly(2026, 1, 6), new DateOnly(2026, 1, 7));
        var schedule = new ShiftSchedule(usual with
        {
            Exceptions = new Dictionary<string, IReadOnlyDictionary<AgentId, IReadOnlyList<string>>> { ["2026-01-07"] = new Dictionary<AgentId, IReadOnlyList<string>> { [Anna] = [] } },
        });

        Assert.Equal([(570, 1_320)], schedule.Gaps([Anna], day, 8 * 60, 23 * 60));
        Assert.Equal([(570, 1_380)], schedule.Gaps([Anna], dayOff, 8 * 60, 23 * 60));
        Assert.Equal([(480, 1_320)], schedule.Gaps([Anna], dayOff.AddDays(1), 8 * 60, 23 * 60));
        Assert.Empty(new ShiftSchedule(Plan("Asia/Shanghai", "08:00", "24:00")).Gaps([Anna], day, 8 * 60, 24 * 60));
        Assert.Equal([(1_439, 1_440)], new ShiftSchedule(Plan("Asia/Shanghai", "08:00", "23:59")).Gaps([Anna], day, 8 * 60, 24 * 60));
    }

    [Fact]
    public void The_shop_opens_when_the_first_comes_and_says_nothing_while_somebody_is_there()
    {
        var schedule = new ShiftSchedule(Plan("Asia/Shanghai", "08:30", "16:30"));

        Assert.Equal(At("2026-01-06 00:30"), schedule.OpensAt([Anna], At("2026-01-05 08:30")));
        Assert.Null(schedule.OpensAt([Anna], At("2026-01-05 08:29")));
        Assert.Null(schedule.OpensAt([Anna, new("always")], At("2026-01-05 20:00")));
        Assert.Null(schedule.OpensAt([], At("2026-01-05 20:00")));
    }

    [Fact]
    public void An_agents_shift_is_the_one_that_runs_or_his_next()
    {
        var schedule = new ShiftSchedule(Plan("Asia/Shanghai", "08:30", "16:30"));
        var (today, tomorrow) = (new Duty(At("2026-01-05 00:30"), At("2026-01-05 08:30")), new Duty(At("2026-01-06 00:30"), At("2026-01-06 08:30")));

        Assert.Equal([today, today, tomorrow], new[] { "2026-01-05 00:29", "2026-01-05 08:29", "2026-01-05 08:30" }.Select(utc => schedule.DutyOf(Anna, At(utc))));
        Assert.Null(schedule.DutyOf(new("always"), At("2026-01-05 00:30")));
    }

    [Fact]
    public void Every_minute_agrees_with_a_model_that_looks_at_the_clock_each_minute()
    {
        var (checkedMinutes, changes) = (0, 0);
        foreach (var seed in Enumerable.Range(1, 60))
        {
            var random = new SeededNumbers(seed);
            var zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[seed % Zones.Length]);
            var (day, plan) = Draw(random, zone);
            var schedule = new ShiftSchedule(plan);
            var model = Model(plan, zone, day.AddDays(-4), day.AddDays(4));
            var was = schedule.IsOnDuty(Anna, day.AddHours(-36));
            var next = schedule.NextChange(day.AddHours(-36));
            for (var at = day.AddHours(-36).AddMinutes(1); at < day.AddHours(36); at = at.AddMinutes(1), checkedMinutes++)
            {
                var now = schedule.IsOnDuty(Anna, at);
                Assert.True(model.Contains(at) == now, $"Seed {seed}, {zone.Id}, {at:u}: {string.Join(' ', plan.Templates.Values.SelectMany(template => template.Spans))}");
                Assert.False(now != was && next > at, $"Seed {seed}: the change at {at:u} was not foretold.");
                changes += now != was ? 1 : 0;
                was = now;
                if (next <= at)
                    next = schedule.NextChange(at);
            }
        }

        Assert.True(checkedMinutes > 250_000 && changes > 200, $"{checkedMinutes} minutes, {changes} changes");
    }

    // Around a change of the zone's clocks where there is one in the year.
    private static (DateTimeOffset Day, ShiftPlan Plan) Draw(SeededNumbers random, TimeZoneInfo zone)
    {
        var year = 2009 + random.Below(12);
        var start = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(random.Below(365));
        var day = Enumerable.Range(0, 366).Select(i => start.AddDays(i)).FirstOrDefault(at => zone.GetUtcOffset(at) != zone.GetUtcOffset(at.AddDays(1)), start);
        var spans = Enumerable.Range(0, 1 + random.Below(3)).Select(_ => new ShiftSpan(Reading(random, 24), Reading(random, 25))).ToList();
        return (day, Plan(zone.Id, "00:00", "00:00") with { Templates = new Dictionary<string, ShiftTemplate> { ["t"] = new("t", spans) } });
    }

    private static string Reading(SeededNumbers random, int hours)
    {
        var hour = random.Below(2) == 0 ? random.Below(4) : random.Below(hours);
        return $"{hour:00}:{(hour == 24 ? 0 : random.Below(60)):00}";
    }

    // Walks through the minutes and notes what the clocks show at each.
    private static HashSet<DateTimeOffset> Model(ShiftPlan plan, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        var minutes = new List<(DateTimeOffset At, DateTime Shown)>();
        for (var at = from; at < to; at = at.AddMinutes(1))
            minutes.Add((at, TimeZoneInfo.ConvertTime(at, zone).DateTime));
        var byShown = minutes.ToLookup(minute => minute.Shown, minute => minute.At);
        var onDuty = new HashSet<DateTimeOffset>();
        for (var date = from.Date.AddDays(1); date < to.Date.AddDays(-1); date = date.AddDays(1))
        {
            foreach (var span in plan.Templates["t"].Spans)
            {
                var (begins, ends) = (date + Parse(span.From), date + Parse(span.To));
                ends = ends > begins ? ends : ends.AddDays(1);
                var (first, end) = (First(begins), Last(ends));
                for (var at = first; at < end; at = at.AddMinutes(1))
                    onDuty.Add(at);
            }
        }

        return onDuty;

        DateTimeOffset First(DateTime reading) => byShown[reading].Any() ? byShown[reading].Min() : minutes.First(minute => minute.Shown > reading).At;
        DateTimeOffset Last(DateTime reading) => byShown[reading].Any() ? byShown[reading].Max() : minutes.First(minute => minute.Shown > reading).At;
    }

    private static TimeSpan Parse(string text) => TimeSpan.FromMinutes((int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(text.AsSpan(3), CultureInfo.InvariantCulture));
}
