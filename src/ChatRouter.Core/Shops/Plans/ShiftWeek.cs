namespace ChatRouter.Core.Shops.Plans;

/// <summary>The templates of each weekday, by id; a day without any is a day off.</summary>
public sealed record ShiftWeek
{
    public IReadOnlyList<string> Monday { get; init; } = [];

    public IReadOnlyList<string> Tuesday { get; init; } = [];

    public IReadOnlyList<string> Wednesday { get; init; } = [];

    public IReadOnlyList<string> Thursday { get; init; } = [];

    public IReadOnlyList<string> Friday { get; init; } = [];

    public IReadOnlyList<string> Saturday { get; init; } = [];

    public IReadOnlyList<string> Sunday { get; init; } = [];

    public IReadOnlyList<string> this[DayOfWeek day] => day switch
    {
        DayOfWeek.Monday => Monday,
        DayOfWeek.Tuesday => Tuesday,
        DayOfWeek.Wednesday => Wednesday,
        DayOfWeek.Thursday => Thursday,
        DayOfWeek.Friday => Friday,
        DayOfWeek.Saturday => Saturday,
        _ => Sunday,
    };
}
