using System.Globalization;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>What a shift plan must be to be kept.</summary>
internal static class ShiftRules
{
    private const int MaxTemplates = 50;
    private const int MaxSpans = 6;
    private const int MaxExceptions = 400;

    public static void Check(ShiftPlan shifts, IReadOnlySet<AgentId> accounts, PlanErrors errors)
    {
        errors.Check(IsZone(shifts.TimeZone), "/shifts/timeZone", PlanFault.Unknown);
        CheckAssessed(shifts.Assessed, errors);
        errors.Check(shifts.Templates.Count <= MaxTemplates, "/shifts/templates", PlanFault.TooMany);
        foreach (var (id, template) in shifts.Templates)
            CheckTemplate(id, template, errors);
        errors.Check(shifts.Weeks.Count <= PlanRules.MaxAgents, "/shifts/weeks", PlanFault.TooMany);
        foreach (var (agent, week) in shifts.Weeks)
        {
            PlanRules.CheckAccount(agent, accounts, PlanRules.At("shifts/weeks", agent.Value), errors);
            errors.Check(week is not null, PlanRules.At("shifts/weeks", agent.Value), PlanFault.Required);
            foreach (var day in Enum.GetValues<DayOfWeek>())
                CheckDay(week?[day], shifts, $"{PlanRules.At("shifts/weeks", agent.Value)}/{day.ToString().ToLowerInvariant()}", errors);
        }

        errors.Check(shifts.Exceptions.Count <= MaxExceptions, "/shifts/exceptions", PlanFault.TooMany);
        foreach (var (date, agents) in shifts.Exceptions)
        {
            var path = PlanRules.At("shifts/exceptions", date);
            errors.Check(DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), path, PlanFault.Malformed);
            errors.Check(agents is not null, path, PlanFault.Required);
            foreach (var (agent, day) in agents ?? new Dictionary<AgentId, IReadOnlyList<string>>())
            {
                PlanRules.CheckAccount(agent, accounts, $"{path}/{PlanDifference.Escaped(agent.Value)}", errors);
                CheckDay(day, shifts, $"{path}/{PlanDifference.Escaped(agent.Value)}", errors);
            }
        }
    }

    private static void CheckAssessed(ShiftSpan? hours, PlanErrors errors)
    {
        if (hours is null)
            return;
        var (begins, ends) = (ShiftClock.TryMinutes(hours.From, out var from), ShiftClock.TryMinutes(hours.To, out var to));
        errors.Check(begins, "/shifts/assessed/from", PlanFault.Malformed);
        errors.Check(ends, "/shifts/assessed/to", PlanFault.Malformed);
        errors.Check(!begins || !ends || from < to, "/shifts/assessed/to", PlanFault.OutOfRange);
    }

    private static void CheckTemplate(string id, ShiftTemplate template, PlanErrors errors)
    {
        var path = PlanRules.At("shifts/templates", id);
        errors.Check(PlanRules.Id().IsMatch(id), path, PlanFault.Malformed);
        PlanRules.CheckName(template?.Name, $"{path}/name", errors);
        errors.Check(template?.Spans is { Count: > 0 and <= MaxSpans }, $"{path}/spans", PlanFault.OutOfRange);
        for (var i = 0; i < (template?.Spans?.Count ?? 0); i++)
        {
            var span = template!.Spans[i];
            errors.Check(span is not null && ShiftClock.TryMinutes(span.From, out var from) && from < ShiftClock.MinutesOfDay, $"{path}/spans/{i}/from", PlanFault.Malformed);
            errors.Check(span is not null && ShiftClock.TryMinutes(span.To, out _), $"{path}/spans/{i}/to", PlanFault.Malformed);
        }
    }

    private static void CheckDay(IReadOnlyList<string>? day, ShiftPlan shifts, string path, PlanErrors errors)
    {
        errors.Check(day is { Count: <= MaxTemplates }, path, PlanFault.TooMany);
        foreach (var template in day ?? [])
            errors.Check(template is not null && shifts.Templates.ContainsKey(template), path, PlanFault.Unknown);
    }

    private static bool IsZone(string? zone) => zone is { Length: <= PlanRules.MaxIdLength } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;
}
