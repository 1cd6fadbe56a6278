using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Server.Api;
using ChatRouter.Storage.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Storage;

/// <summary>Where a server stays whose database cannot be reached yet: alive, not ready, and on its way as soon as the database answers.</summary>
public static class WaitingRoom
{
    private static readonly TimeSpan Knock = TimeSpan.FromSeconds(1);

    private static readonly Rejection NoDatabase = new(ErrorCode.Unavailable, "The server waits for its database. Try again soon.", Knock);

    /// <summary>Returns when the database is there and migrated. False: the server must not start, because it was told to stop or the database refuses it; the log says why.</summary>
    public static async Task<bool> PassAsync(IConfiguration configuration, string[] args)
    {
        if (!StorageSetup.UsesPostgres(configuration))
            return true;
        using var logging = LoggerFactory.Create(logging => logging.AddConfiguration(configuration.GetSection("Logging")).AddConsole());
        var logger = logging.CreateLogger(typeof(WaitingRoom));
        var options = new PostgresOptions();
        StorageSetup.Bind(options, configuration);
        try
        {
            await using var database = new PostgresDatabase(Options.Create(options), NullLogger<PostgresDatabase>.Instance);
            if (await TryOpenAsync(database, CancellationToken.None) is not { } absent)
                return true;
            logger.WaitingForDatabase(absent.InnerException?.Message ?? absent.Message);
            return await WaitAsync(database, args);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            logger.DatabaseRefused(exception.Message);
            Environment.ExitCode = 1;
            return false;
        }
    }

    private static async Task<bool> WaitAsync(PostgresDatabase database, string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddProblems();
        await using var room = builder.Build();
        room.MapGet("/healthz", () => Results.Text("Healthy"));
        room.Map("{**path}", () => Problems.Of(NoDatabase));
        await room.StartAsync();
        var stopping = room.Lifetime.ApplicationStopping;
        try
        {
            using var timer = new PeriodicTimer(Knock);
            while (await timer.WaitForNextTickAsync(stopping))
            {
                if (await TryOpenAsync(database, stopping) is null)
                    break;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
        await room.StopAsync(CancellationToken.None);
        return true;
    }

    private static async Task<JournalUnavailableException?> TryOpenAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await database.OpenAsync(cancellationToken);
            return null;
        }
        catch (JournalUnavailableException exception)
        {
            return exception;
        }
    }
}
