using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Nodes;
using ChatRouter.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatRouter.IntegrationTests.Redis.Nodes;

public sealed class RedisClockTests
{
    private readonly ManualClock _machine = new();
    private readonly RedisClock _clock;
    private TimeSpan _redisAhead;
    private TimeSpan _way;
    private bool _away;

    public RedisClockTests() => _clock = new(new TimeRedis(ReadAsync), _machine, NullLogger<RedisClock>.Instance);

    [Theory]
    [InlineData(90)]
    [InlineData(-90)]
    public async Task A_wrong_wall_clock_decides_nothing(int seconds)
    {
        _redisAhead = TimeSpan.FromSeconds(seconds);

        await _clock.StartAsync(default);

        Assert.Equal(_machine.GetUtcNow() + _redisAhead, _clock.GetUtcNow());
        _machine.Advance(TimeSpan.FromHours(1));
        Assert.Equal(_machine.GetUtcNow() + _redisAhead, _clock.GetUtcNow());
    }

    [Fact]
    public async Task Half_of_the_way_there_and_back_is_taken_off()
    {
        _way = TimeSpan.FromMilliseconds(40);

        await _clock.StartAsync(default);

        Assert.Equal(_machine.GetUtcNow(), _clock.GetUtcNow());
    }

    [Fact]
    public async Task The_fastest_of_several_samples_counts()
    {
        var ways = new Queue<int>([400, 300, 2, 300, 400]);
        var clock = new RedisClock(new TimeRedis(OneSidedAsync), _machine, NullLogger<RedisClock>.Instance);

        await clock.StartAsync(default);

        Assert.Equal(TimeSpan.FromMilliseconds(1), (clock.GetUtcNow() - _machine.GetUtcNow()).Duration());

        Task<DateTimeOffset> OneSidedAsync()
        {
            _machine.Advance(TimeSpan.FromMilliseconds(ways.Dequeue()));
            return Task.FromResult(_machine.GetUtcNow());
        }
    }

    [Fact]
    public async Task Time_never_goes_back_but_runs_at_half_speed_until_level()
    {
        await _clock.StartAsync(default);
        _redisAhead = TimeSpan.FromSeconds(-10);
        var before = _clock.GetUtcNow();

        await _clock.LevelAsync(default);
        var after = _clock.GetUtcNow();
        _machine.Advance(TimeSpan.FromSeconds(8));
        var later = _clock.GetUtcNow();
        _machine.Advance(TimeSpan.FromSeconds(12));

        Assert.Equal(before, after);
        Assert.Equal(before + TimeSpan.FromSeconds(4), later);
        Assert.Equal(_machine.GetUtcNow() + _redisAhead, _clock.GetUtcNow());
    }

    [Fact]
    public async Task What_it_is_behind_is_gained_at_once()
    {
        await _clock.StartAsync(default);
        _redisAhead = TimeSpan.FromSeconds(10);

        await _clock.LevelAsync(default);

        Assert.Equal(_machine.GetUtcNow() + _redisAhead, _clock.GetUtcNow());
    }

    [Fact]
    public async Task Without_Redis_it_runs_on()
    {
        _redisAhead = TimeSpan.FromSeconds(30);
        await _clock.StartAsync(default);
        _away = true;

        _machine.Advance(TimeSpan.FromMinutes(5));
        await _clock.LevelAsync(default);

        Assert.Equal(_machine.GetUtcNow() + _redisAhead, _clock.GetUtcNow());
    }

    private Task<DateTimeOffset> ReadAsync()
    {
        if (_away)
            throw new RedisUnavailableException("Away.", new TimeoutException());
        _machine.Advance(_way / 2);
        var time = _machine.GetUtcNow() + _redisAhead;
        _machine.Advance(_way / 2);
        return Task.FromResult(time);
    }
}
