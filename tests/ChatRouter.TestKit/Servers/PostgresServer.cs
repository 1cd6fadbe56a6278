using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ChatRouter.TestKit.Servers;

/// <summary>A PostgreSQL 15 cluster of the tests' own: in a temporary folder, on a private loopback port, as durable as in production.</summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>The role that owns the databases and that the server under test uses: no superuser.</summary>
    public const string Role = "chatrouter";

    public const string Password = "a-postgres-password";

    private const string Superuser = "postgres";
    private const string Install = "Install it: sudo apt-get install postgresql-15 (or postgresql).";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatrouter-postgres-").FullName;
    private readonly int _port = LoopbackPort.Free();
    private readonly HashSet<string> _models = [];
    private int _databases;

    public PostgresServer()
    {
        var password = Path.Combine(_folder, "password");
        File.WriteAllText(password, Password);
        if (Environment.IsPrivilegedProcess)
            Run("chown", "-R", Superuser, _folder);
        RunAsPostgres("initdb", "-D", Cluster, "-U", Superuser, "--auth=scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--locale=C", "--no-sync");
        Start();
        Execute(ConnectionTo("postgres", Superuser), $"CREATE ROLE {Role} LOGIN PASSWORD '{Password}'");
    }

    private string Cluster => Path.Combine(_folder, "cluster");

    /// <summary>A new, empty database that <see cref="Role"/> owns: the connection string.</summary>
    public string NewDatabase()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        Execute(ConnectionTo("postgres", Superuser), $"CREATE DATABASE {name} OWNER {Role}");
        return ConnectionTo(name, Role);
    }

    /// <summary>A new database that is like <paramref name="model"/>, which is made when it is asked for first: the connection string.</summary>
    /// <param name="make">Brings the empty model, by its connection string, to how it shall be; leaves no connection to it.</param>
    public string NewDatabaseLike(string model, Action<string> make)
    {
        if (_models.Add(model))
        {
            Execute(ConnectionTo("postgres", Superuser), $"CREATE DATABASE {model} OWNER {Role}");
            make(ConnectionTo(model, Role));
        }

        var name = $"test_{Interlocked.Increment(ref _databases)}";
        Execute(ConnectionTo("postgres", Superuser), $"CREATE DATABASE {name} OWNER {Role} TEMPLATE {model}");
        return ConnectionTo(name, Role);
    }

    /// <summary>The same database for the superuser, whom row-level security does not bind.</summary>
    public static string AsSuperuser(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Username = Superuser }.ToString();

    /// <summary>Starts it and waits until it answers.</summary>
    public void Start() => RunAsPostgres("pg_ctl", "start", "-w", "-s", "-D", Cluster, "-l", Path.Combine(_folder, "log"),
        "-o", $"-p {_port} -h 127.0.0.1 -k '' -c fsync=on -c full_page_writes=on -c max_connections=200");

    /// <summary>Ends its processes at once, as a crash does: nothing is written any more.</summary>
    public void StopImmediately() => RunAsPostgres("pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", Cluster);

    public void Dispose()
    {
        StopImmediately();
        Directory.Delete(_folder, recursive: true);
    }

    private string ConnectionTo(string database, string role) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Database = database, Username = role, Password = Password }.ToString();

    private static void Execute(string connectionString, string sql)
    {
        using var source = NpgsqlDataSource.Create(connectionString);
        using var connection = source.OpenConnection();
#pragma warning disable CA2100 // The tests' own text.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    // PostgreSQL refuses to run as root.
    private void RunAsPostgres(string program, params string[] arguments)
    {
        string[] call = [Binary(program), .. arguments];
        if (Environment.IsPrivilegedProcess)
            Run("runuser", ["-u", Superuser, "--", .. call]);
        else
            Run(call[0], call[1..]);
    }

    private void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}. {output.Result} {error}");
    }

    private static string Binary(string program)
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var paths = versions
            .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) && version >= 15)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'));
        return paths.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"PostgreSQL 15 is missing ('{program}' was not found). {Install}");
    }
}
