using System.Globalization;

namespace ChatRouter.Benchmarks.Load;

/// <summary>What a run of the load tool does.</summary>
internal sealed record LoadOptions
{
    public const string Usage = """
        load [--buyers 400] [--agents 40] [--shops 4] [--seconds 10] [--rounds 3]
             [--warmup 5]        seconds before the first round; the runtime compiles what it uses often
             [--rate 0]          total messages per second, replies included; 0: the next one when the ack is there
             [--replies on|off]  agents answer every message (on)
             [--idle 0]          this many idle buyers instead of messages: memory per connection and CPU
             [--nodes N]         N nodes with Redis and PostgreSQL instead of one server with SQLite
             [--storm N]         N buyers at once onto 20 agents who take 3 each: who is decided how, and how soon
             [--baseline]        the same against a bare SignalR relay, in alternating rounds
             [--baseline stored] and against relays that store each message first: in a file, in a table of SQLite
             [--baseline redis]  with --nodes: against as many relays that find each other through Redis
             [--relay-only]      the relay alone
             [--url http://…]    a running server with load shops instead of one started here
             [--server path]     the server's assembly; else the Release build of src/ChatRouter.Server
             [--beside path]     another build of the server, in alternating rounds
             [--profile N]       prints where the started server spends its time, N lines
        """;

    public int Buyers { get; init; } = 400;

    public int Agents { get; init; } = 40;

    public int Shops { get; init; } = 4;

    public int Seconds { get; init; } = 10;

    public int Rounds { get; init; } = 3;

    public int WarmUp { get; init; } = 5;

    public int Rate { get; init; }

    public bool Replies { get; init; } = true;

    public int Idle { get; init; }

    /// <summary>So many buyers at once instead of a steady load; 0: no storm.</summary>
    public int Storm { get; init; }

    /// <summary>How many nodes a cluster is to have; 0: one server without one.</summary>
    public int Nodes { get; init; }

    public bool Baseline { get; init; }

    /// <summary>The relay, too, is <see cref="Nodes"/> nodes.</summary>
    public bool RelayNodes { get; init; }

    /// <summary>Beside the bare relay there are some that store each message first.</summary>
    public bool RelaysStoring { get; init; }

    public bool RelayOnly { get; init; }

    public Uri? Url { get; init; }

    public string? ServerPath { get; init; }

    public string? BesidePath { get; init; }

    public int Profile { get; init; }

    public int AgentsPerShop => Math.Max(1, Agents / Shops);

    /// <exception cref="ArgumentException">An option is unknown or out of bounds; its message is for the user.</exception>
    public static LoadOptions Parse(IReadOnlyList<string> args)
    {
        var options = new LoadOptions();
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            if (name is "--baseline" && i + 1 < args.Count && args[i + 1] is "redis" or "stored") options = options.WithBaseline(args[++i]);
            else if (name is "--baseline" or "--relay-only") options = options.WithFlag(name);
            else if (i + 1 < args.Count) options = options.With(name, args[++i]);
            else throw new ArgumentException($"{name} needs a value.");
        }

        if (options is { RelayNodes: true, Nodes: 0 }) throw new ArgumentException("--baseline redis needs --nodes.");
        if (options is { RelaysStoring: true, Nodes: > 0 }) throw new ArgumentException("--baseline stored is without --nodes.");

        return options;
    }

    private LoadOptions WithBaseline(string kind) => kind is "redis" ? this with { Baseline = true, RelayNodes = true } : this with { Baseline = true, RelaysStoring = true };

    private LoadOptions WithFlag(string name) =>
        name is "--baseline" ? this with { Baseline = true } : this with { RelayOnly = true };

    private LoadOptions With(string name, string value) => name switch
    {
        "--buyers" => this with { Buyers = Number(name, value, 1, 20_000) },
        "--agents" => this with { Agents = Number(name, value, 1, 20_000) },
        "--shops" => this with { Shops = Number(name, value, 1, 1_000) },
        "--seconds" => this with { Seconds = Number(name, value, 1, 600) },
        "--rounds" => this with { Rounds = Number(name, value, 1, 100) },
        "--warmup" => this with { WarmUp = Number(name, value, 0, 120) },
        "--rate" => this with { Rate = Number(name, value, 0, 200_000) },
        "--idle" => this with { Idle = Number(name, value, 1, 50_000) },
        "--storm" => this with { Storm = Number(name, value, 1, 50_000), Buyers = Number(name, value, 1, 50_000), Shops = 1, Agents = StormRun.Agents },
        "--nodes" => this with { Nodes = Number(name, value, 1, 16) },
        "--profile" => this with { Profile = Number(name, value, 1, 500) },
        "--replies" when value is "on" or "off" => this with { Replies = value is "on" },
        "--server" => this with { ServerPath = value },
        "--beside" => this with { BesidePath = value },
        "--url" => this with { Url = Loopback(value) },
        _ => throw new ArgumentException($"Not understood: {name} {value}"),
    };

    private static int Number(string name, string value, int least, int most) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{name} is a number from {least} to {most}.");

    private static Uri Loopback(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.IsLoopback
            ? url
            : throw new ArgumentException("--url is an http address of this machine.");
}
