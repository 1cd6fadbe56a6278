using ChatRouter.Redis.Connection;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Redis.Nodes;

/// <summary>The time of Redis, which all nodes share, carried by this machine's monotonic clock. No node's wall clock decides anything.</summary>
/// <remarks>
/// Never goes backwards: what it is ahead it loses by going at half speed; what it is behind it gains at once. Without Redis it runs on as it was last
/// known, and before it was ever known as this machine's wall clock. Timers and timestamps are the machine's.
/// </remarks>
public sealed class RedisClock : TimeProvider
{
    private const int Samples = 5;

    // A sample may be wrong by half of what it took.
    private static readonly TimeSpan SlowestSample = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WorthLogging = TimeSpan.FromSeconds(1);

    private readonly IRedis _redis;
    private readonly TimeProvider _machine;
    private readonly ILogger<RedisClock> _logger;
    private volatile Course _course;
    private long _latest;
    private bool _levelled;
    private bool _failing;

    public RedisClock(IRedis redis, TimeProvider machine, ILogger<RedisClock> logger)
    {
        (_redis, _machine, _logger) = (redis, machine, logger);
        _course = new(machine.GetTimestamp(), machine.GetUtcNow(), TimeSpan.Zero);
    }

    public override long TimestampFrequency => _machine.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => _machine.LocalTimeZone;

    public override long GetTimestamp() => _machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _machine.CreateTimer(callback, state, dueTime, period);

    public override DateTimeOffset GetUtcNow()
    {
        while (true)
        {
            var latest = Volatile.Read(ref _latest);
            var now = TimeOn(_course).UtcTicks;
            if (now <= latest)
                return new(latest, TimeSpan.Zero);
            if (Interlocked.CompareExchange(ref _latest, now, latest) == latest)
                return new(now, TimeSpan.Zero);
        }
    }

    /// <summary>Takes the time of Redis as it is, before anything is served; that once it may go backwards.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => LevelAsync(atOnce: true, cancellationToken);

    /// <summary>Reads the clock of Redis and brings this one level with it. Changes nothing when Redis does not answer.</summary>
    public Task LevelAsync(CancellationToken cancellationToken) => LevelAsync(atOnce: false, cancellationToken);

    private async Task LevelAsync(bool atOnce, CancellationToken cancellationToken)
    {
        try
        {
            if (await MeasureAsync(cancellationToken) is { } ahead)
                Level(ahead, atOnce);
            _failing = false;
        }
        catch (Exception exception) when (exception is RedisUnavailableException or RedisScriptException)
        {
            if (!_failing)
                _logger.ClockNotRead(exception.Message);
            _failing = true;
        }
    }

    // How far Redis is ahead, by the sample that took least; none when all took too long to tell.
    private async Task<TimeSpan?> MeasureAsync(CancellationToken cancellationToken)
    {
        TimeSpan? best = null;
        var fastest = SlowestSample;
        for (var sample = 0; sample < Samples; sample++)
        {
            var asked = _machine.GetTimestamp();
            var theirs = await _redis.TimeAsync(cancellationToken);
            var took = _machine.GetElapsedTime(asked);
            if (took > fastest)
                continue;
            fastest = took;
            best = theirs + took / 2 - TrueTimeOn(_course);
        }

        return best;
    }

    private void Level(TimeSpan ahead, bool atOnce)
    {
        var target = TrueTimeOn(_course) + ahead;
        if (!_levelled)
            _logger.ClockLevelled((long)(target - _machine.GetUtcNow()).TotalMilliseconds);
        else if (ahead.Duration() > WorthLogging)
            _logger.ClockMoved((long)ahead.TotalMilliseconds);
        _levelled = true;

        if (atOnce)
            Volatile.Write(ref _latest, 0);
        var shown = atOnce ? target : GetUtcNow();
        _course = new(_machine.GetTimestamp(), target, shown > target ? shown - target : TimeSpan.Zero);
    }

    private DateTimeOffset TrueTimeOn(Course course) => course.At + _machine.GetElapsedTime(course.Since);

    private DateTimeOffset TimeOn(Course course)
    {
        var elapsed = _machine.GetElapsedTime(course.Since);
        var lead = course.Lead - elapsed / 2;
        return course.At + elapsed + (lead > TimeSpan.Zero ? lead : TimeSpan.Zero);
    }

    /// <summary>True time <paramref name="At"/> the timestamp <paramref name="Since"/>, and how far the time shown was ahead of it then.</summary>
    private sealed record Course(long Since, DateTimeOffset At, TimeSpan Lead);
}
