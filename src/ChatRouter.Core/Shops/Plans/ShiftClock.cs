namespace ChatRouter.Core.Shops.Plans;

/// <summary>Reads the times of shifts, and finds the instants at which a zone's clocks show them.</summary>
internal static class ShiftClock
{
    public const int MinutesOfDay = 24 * 60;

    // The widest step that a zone's clocks ever made, and some more.
    private const int WidestStepHours = 48;

    /// <summary>Minutes since midnight of <c>HH:mm</c>, up to <c>24:00</c>.</summary>
    public static bool TryMinutes(string? text, out int minutes)
    {
        minutes = 0;
        if (text is not { Length: 5 } || text[2] != ':' || !IsNumber(text.AsSpan(0, 2)) || !IsNumber(text.AsSpan(3)))
            return false;
        var (hours, rest) = (((text[0] - '0') * 10) + text[1] - '0', ((text[3] - '0') * 10) + text[4] - '0');
        minutes = (hours * 60) + rest;
        return rest < 60 && minutes <= MinutesOfDay;
    }

    public static string Reading(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

    /// <summary>When the clocks first and last show that time: the same, but where they are set back; where they leap over it, when they leap.</summary>
    public static (DateTimeOffset First, DateTimeOffset Last) Instants(DateTime reading, TimeZoneInfo zone)
    {
        var shown = new DateTimeOffset(DateTime.SpecifyKind(reading, DateTimeKind.Unspecified), TimeSpan.Zero);
        var (before, after) = (zone.GetUtcOffset(shown.AddHours(-WidestStepHours)), zone.GetUtcOffset(shown.AddHours(WidestStepHours)));
        var (one, other) = (shown - Max(before, after), shown - Min(before, after));
        var shows = (One: zone.GetUtcOffset(one) == Max(before, after), Other: zone.GetUtcOffset(other) == Min(before, after));
        if (shows.One || shows.Other)
            return (shows.One ? one : other, shows.Other ? other : one);
        var leap = Leap(one, other, zone);
        return (leap, leap);
    }

    // The clocks read less than the time before it and more after it.
    private static DateTimeOffset Leap(DateTimeOffset low, DateTimeOffset high, TimeZoneInfo zone)
    {
        var was = zone.GetUtcOffset(low);
        while (high - low > TimeSpan.FromSeconds(1))
        {
            var middle = low + ((high - low) / 2);
            if (zone.GetUtcOffset(middle) == was)
                low = middle;
            else
                high = middle;
        }

        return new(high.Ticks - (high.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]);

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
