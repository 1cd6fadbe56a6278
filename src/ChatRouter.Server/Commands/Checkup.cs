using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChatRouter.Core.Journal;
using ChatRouter.Redis.Connection;
using ChatRouter.Server.Demo;
using ChatRouter.Server.Storage;
using ChatRouter.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Commands;

/// <summary>Looks at what a server needs, one thing after the other.</summary>
internal static class Checkup
{
    // Each socket is an open file; below this, a shop's sale day ends in refused connections.
    private const long FewOpenFiles = 65_536;
    private const long LittleDisk = 1L << 30;
    private const int OldestRedis = 7;
    private static readonly Version SafeRuntime = new(10, 0, 13);
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(5);

    public static async IAsyncEnumerable<Finding> OfAsync(Installation installation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var settings = Settings(installation);
        yield return settings;
        foreach (var finding in OfProcess())
            yield return finding;
        if (settings.Verdict == Verdict.Fail)
            yield break;

        var (database, usable) = await DatabaseAsync(installation, cancellationToken);
        yield return database;
        if (usable)
            yield return await ShopsAsync(installation, cancellationToken);
        if (!StorageSetup.UsesPostgres(installation.Configuration))
            yield return Disk(installation.Services.GetRequiredService<IOptions<SqliteOptions>>().Value);
        if (installation.Services.GetService<RedisConnection>() is not { } redis)
            yield break;
        foreach (var finding in await RedisAsync(redis, installation.Services.GetRequiredService<TimeProvider>(), withAddress: true, cancellationToken))
            yield return finding;
    }

    /// <summary>What a running server tells a shop's operators: nothing of its settings, and no addresses.</summary>
    public static async Task<IReadOnlyList<Finding>> OfRunningAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        List<Finding> findings = [.. OfProcess()];
        if (!StorageSetup.UsesPostgres(services.GetRequiredService<IConfiguration>()))
            findings.Add(Disk(services.GetRequiredService<IOptions<SqliteOptions>>().Value));
        if (services.GetService<RedisConnection>() is { } redis)
            findings.AddRange(await RedisAsync(redis, services.GetRequiredService<TimeProvider>(), withAddress: false, cancellationToken));
        return findings;
    }

    /// <summary>What this process runs on and may do.</summary>
    public static IEnumerable<Finding> OfProcess()
    {
        yield return Runtime();
        if (OpenFiles() is { } files)
            yield return files;
    }

    private static Finding Settings(Installation installation)
    {
        try
        {
            ConfigCommands.Check(installation);
            return Finding.Ok("settings", $"valid; environment {installation.Environment.EnvironmentName}");
        }
        catch (OptionsValidationException exception)
        {
            return Finding.Fail("settings", string.Join(" ", exception.Failures));
        }
    }

    private static Finding Runtime() => Environment.Version >= SafeRuntime
        ? Finding.Ok("runtime", RuntimeInformation.FrameworkDescription)
        : Finding.Warn("runtime", $"{RuntimeInformation.FrameworkDescription} lacks security updates: install {SafeRuntime} or newer.");

    // The hard limit of this process, to which the runtime raises the soft one; a server that is started the same way gets it as well.
    private static Finding? OpenFiles()
    {
        const string limits = "/proc/self/limits";
        if (!File.Exists(limits) || File.ReadLines(limits).FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal)) is not { } line)
            return null;
        var allowed = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4];
        return long.TryParse(allowed, CultureInfo.InvariantCulture, out var number) && number < FewOpenFiles
            ? Finding.Warn("sockets", $"only {number} open files allowed, so fewer connections: raise it (ulimit -n, LimitNOFILE) to {FewOpenFiles} or more.")
            : Finding.Ok("sockets", $"{allowed} open files allowed");
    }

    private static async Task<(Finding Finding, bool Usable)> DatabaseAsync(Installation installation, CancellationToken cancellationToken)
    {
        try
        {
            var state = await installation.Schema.LookAsync(cancellationToken);
            return state switch
            {
                { Version: 0 } => (Finding.Warn("database", $"{state.Database}: empty or not there yet; the server makes its tables at its start."), false),
                { Pending.Count: > 0 } => (Finding.Warn("database", $"{state.Database}: schema version {state.Version}; the server will run {string.Join(", ", state.Pending)} at its start. Make a backup first."), false),
                _ => (Finding.Ok("database", $"{state.Database}: schema version {state.Version}"), true),
            };
        }
        catch (Exception exception) when (exception is JournalUnavailableException or InvalidOperationException)
        {
            return (Finding.Fail("database", exception.InnerException is { } inner && exception is JournalUnavailableException ? inner.Message : exception.Message), false);
        }
    }

    // SQLite's file belongs to the server that runs.
    private static async Task<Finding> ShopsAsync(Installation installation, CancellationToken cancellationToken)
    {
        try
        {
            var shops = await (await installation.OpenAsync(cancellationToken)).AllAsync(cancellationToken);
            if (shops.Count == 0)
                return Finding.Warn("shops", "none yet: make one with 'shop add', then 'user add'.");
            return !installation.Environment.IsDevelopment() && shops.FirstOrDefault(DemoShop.IsDemo) is { } demo
                ? Finding.Fail("shops", $"shop '{demo.Id}' is demo data; a production server refuses to start with it.")
                : Finding.Ok("shops", shops.Count.ToString(CultureInfo.InvariantCulture));
        }
        catch (InvalidOperationException)
        {
            return Finding.Ok("shops", "not looked at: a server is running on this file");
        }
    }

    private static Finding Disk(SqliteOptions options)
    {
        var path = Path.GetDirectoryName(Path.GetFullPath(options.DataSource))!;
        while (!Directory.Exists(path))
            path = Path.GetDirectoryName(path)!;
        var free = new DriveInfo(path).AvailableFreeSpace;
        return free >= LittleDisk
            ? Finding.Ok("disk", $"{free >> 30} GiB free")
            : Finding.Warn("disk", $"only {free >> 20} MiB free where the database is: messages are refused when it is full.");
    }

    private static async Task<IReadOnlyList<Finding>> RedisAsync(RedisConnection redis, TimeProvider clock, bool withAddress, CancellationToken cancellationToken)
    {
        try
        {
            await redis.ConnectAsync(cancellationToken);
            var info = await redis.InfoAsync(cancellationToken);
            var apart = (await redis.TimeAsync(cancellationToken) - clock.GetUtcNow()).Duration();
            return [VersionOf(info), PersistenceOf(info), EvictionOf(info), ClockOf(apart)];
        }
        catch (RedisUnavailableException) when (redis.SentinelsRefuse)
        {
            return [Finding.Fail("redis", "the Sentinels do not let this server ask who is master. Set Redis:SentinelPassword to what they expect, and Redis:SentinelUserName where they know users.")];
        }
        catch (RedisUnavailableException exception)
        {
            return [Finding.Fail("redis", $"does not answer{(withAddress ? $" ({exception.Message.Split(';')[0]})" : "")}. Check ConnectionStrings:Redis and Redis:Password.")];
        }
    }

    private static Finding VersionOf(IReadOnlyDictionary<string, string> info)
    {
        var version = info.GetValueOrDefault("redis_version", "?");
        return int.TryParse(version.Split('.')[0], CultureInfo.InvariantCulture, out var major) && major >= OldestRedis
            ? Finding.Ok("redis", $"version {version}")
            : Finding.Fail("redis", $"version {version}; ChatRouter needs {OldestRedis}.0 or newer.");
    }

    private static Finding PersistenceOf(IReadOnlyDictionary<string, string> info) => info.GetValueOrDefault("aof_enabled") == "1"
        ? Finding.Ok("redis", "appendonly is on")
        : Finding.Warn("redis", "appendonly is off: after a restart everything is rebuilt from the database, which takes seconds. Set appendonly yes.");

    private static Finding EvictionOf(IReadOnlyDictionary<string, string> info)
    {
        var policy = info.GetValueOrDefault("maxmemory_policy", "?");
        return policy == "noeviction" || info.GetValueOrDefault("maxmemory") == "0"
            ? Finding.Ok("redis", $"evicts nothing (maxmemory {info.GetValueOrDefault("maxmemory_human", "?")}, {policy})")
            : Finding.Fail("redis", $"maxmemory-policy is {policy}, so it throws routing state away when it is full. Set maxmemory-policy noeviction.");
    }

    private static Finding ClockOf(TimeSpan apart) => apart <= ClockDifference
        ? Finding.Ok("clock", $"{apart.TotalMilliseconds:0} ms from Redis'")
        : Finding.Warn("clock", $"{apart.TotalSeconds:0} s from Redis': routing is not hurt, but the times of messages differ. Run NTP on both.");
}
