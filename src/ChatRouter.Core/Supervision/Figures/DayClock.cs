using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>When a day begins, at midnight in the installation's time zone.</summary>
public sealed class DayClock(IOptions<SupervisionOptions> options, TimeProvider clock)
{
    private readonly TimeZoneInfo _zone = options.Value.TimeZone is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : clock.LocalTimeZone;

    /// <summary>The zone's name, as pages state it.</summary>
    public string Zone => _zone.Id;

    /// <summary>The beginning of the day that this moment lies in; where the clocks are put forward at midnight, the first moment after it.</summary>
    public DateTimeOffset DayOf(DateTimeOffset at)
    {
        var midnight = TimeZoneInfo.ConvertTime(at, _zone).Date;
        while (_zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        // Where midnight comes twice, the first.
        var offset = _zone.IsAmbiguousTime(midnight) ? _zone.GetAmbiguousTimeOffsets(midnight).Max() : _zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}
