using ChatRouter.Core.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>The database: checked, migrated, and where connections come from. Several nodes share it.</summary>
public sealed class PostgresDatabase : IAsyncDisposable, IDisposable
{
    private const int OldestServer = 15;

    // An acknowledged message is on the disk, whatever the server's default. A node that froze must not keep its locks.
    private const string SessionOptions = "-c synchronous_commit=on -c jit=off -c idle_in_transaction_session_timeout=5s";

    private readonly ILogger _log;
    private readonly NpgsqlConnectionStringBuilder _target;
    private readonly NpgsqlDataSource _source;
    private readonly ConnectionGate _gate;

    public PostgresDatabase(IOptions<PostgresOptions> options, ILogger<PostgresDatabase> log)
    {
        _log = log;
        Options = options.Value;
        _target = TargetOf(Options);
        _source = NpgsqlDataSource.Create(_target);
        _gate = new(TimeProvider.System, Options.Patience);
    }

    internal PostgresOptions Options { get; }

    /// <summary>Checks the server and brings the schema up to date. Repeatable, also by several nodes at once.</summary>
    /// <exception cref="JournalUnavailableException">The server cannot be reached, or is starting: try again.</exception>
    /// <exception cref="InvalidOperationException">It will never work this way; the message says what to change.</exception>
    public Task OpenAsync(CancellationToken cancellationToken) => OnConnectionAsync(
        async connection =>
        {
            var version = await PostgresMigrator.MigrateAsync(connection, cancellationToken);
            _log.PostgresOpened(Target, version);
            return version;
        },
        cancellationToken);

    /// <summary>What the database holds, changing nothing.</summary>
    /// <exception cref="JournalUnavailableException">The server cannot be reached, or is starting: try again.</exception>
    /// <exception cref="InvalidOperationException">It will never work this way; the message says what to change.</exception>
    internal Task<SchemaState> LookAsync(CancellationToken cancellationToken) => OnConnectionAsync(
        async connection =>
        {
            var (present, lacking) = await PostgresMigrator.LookAsync(connection, cancellationToken);
            return new SchemaState(Target, present, [.. lacking.Select(script => script.Name)]);
        },
        cancellationToken);

    /// <summary>Runs queries of one statement each in one trip, as one transaction that sees the scope's rows, and reads what they give, one result after the other.</summary>
    internal async Task<T> ReadAsync<T>(ShopScope scope, Func<PostgresQuery, PostgresQuery> query, Func<PostgresResults, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            var trip = query(new PostgresQuery(scope));
            var connection = await ConnectAsync(cancellationToken);
            return await StatementPatience.WaitAsync(token => ReadAsync(connection, trip, read, token), trip.Patience ?? Options.Patience, cancellationToken);
        }
        catch (Exception exception) when (exception.ToStorage() is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>The rows of one query.</summary>
    internal Task<IReadOnlyList<T>> AllAsync<T>(ShopScope scope, Func<PostgresQuery, PostgresQuery> query, Func<PostgresRow, T> read, CancellationToken cancellationToken) =>
        ReadAsync(scope, query, results => results.NextAsync(read), cancellationToken);

    /// <summary>The only row of one query, or none.</summary>
    internal async Task<T?> FirstAsync<T>(ShopScope scope, Func<PostgresQuery, PostgresQuery> query, Func<PostgresRow, T> read, CancellationToken cancellationToken) where T : class =>
        await AllAsync(scope, query, read, cancellationToken) is [var first, ..] ? first : null;

    /// <summary>A connection for whoever keeps one.</summary>
    internal NpgsqlConnection Connect() => _gate.Open(_source.OpenConnection);

    /// <inheritdoc cref="Connect"/>
    internal ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken) => _gate.OpenAsync(_source.OpenConnectionAsync, cancellationToken);

    public void Dispose()
    {
        _source.Dispose();
        _gate.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _gate.Dispose();
    }

    private static async Task<T> ReadAsync<T>(NpgsqlConnection connection, PostgresQuery trip, Func<PostgresResults, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var returned = connection;
        await using var batch = trip.On(connection);
        batch.Timeout = 0;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await read(new PostgresResults(reader, cancellationToken));
    }

    private async Task<T> OnConnectionAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await ConnectAsync(cancellationToken);
            await CheckServerAsync(connection, cancellationToken);
            return await work(connection);
        }
        catch (PostgresException exception) when (Cure(exception.SqlState) is { } cure)
        {
            throw new InvalidOperationException($"{Target}: {cure}", exception);
        }
        catch (Exception exception) when (exception.ToStorage() is { } failure)
        {
            throw failure;
        }
    }

    private string Target => $"PostgreSQL at {_target.Host}:{_target.Port}, database '{_target.Database}', role '{_target.Username}'";

    private static NpgsqlConnectionStringBuilder TargetOf(PostgresOptions options)
    {
        var patience = (int)Math.Ceiling(options.Patience.TotalSeconds);
        var target = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            ApplicationName = "ChatRouter",
            MaxPoolSize = options.MaxConnections,
            Timeout = patience,
            CommandTimeout = patience,
            CancellationTimeout = -1,
            KeepAlive = 10,
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,
            // Every setting is of one transaction, so there is nothing to reset.
            NoResetOnClose = true,
            IncludeErrorDetail = false,
        };
        target.Options = $"{target.Options} {SessionOptions}";
        return target;
    }

    private async Task CheckServerAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
            throw new InvalidOperationException($"{Target} is version {connection.PostgreSqlVersion}; ChatRouter needs {OldestServer} or newer.");
        await using var command = new NpgsqlCommand(
            "SELECT current_setting('server_encoding'), rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.GetString(0) != "UTF8")
            throw new InvalidOperationException($"{Target} stores {reader.GetString(0)}: create the database with ENCODING 'UTF8'.");
        if (reader.GetBoolean(1))
            _log.RoleBypassesWalls(_target.Username ?? "");
    }

    private static string? Cure(string sqlState) => sqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            "the server refuses this role or its password: check ConnectionStrings:Postgres and the server's pg_hba.conf.",
        PostgresErrorCodes.InvalidCatalogName => "there is no such database: create it (createdb).",
        PostgresErrorCodes.InsufficientPrivilege => "the role may not create tables here: make it the owner of the database.",
        _ => null,
    };
}
