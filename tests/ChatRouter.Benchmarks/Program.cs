using BenchmarkDotNet.Running;
using ChatRouter.Benchmarks.Load;
using ChatRouter.Benchmarks.Load.Relay;
using ChatRouter.Benchmarks.Micro;

return args switch
{
    ["load", "--help" or "-h"] => Help(LoadOptions.Usage),
    ["memory" or "redis" or "journal" or "relay", "--help" or "-h"] or ["--help" or "-h"] => Help(Commands),
    ["micro", .. var rest] => Micro(rest),
    ["memory", .. var rest] => ShopMemory.Run(rest),
    ["redis", .. var rest] => await RedisDecisions.RunAsync(rest),
    ["journal", .. var rest] => await JournalThroughput.RunAsync(rest),
    ["load", .. var rest] => await LoadCommand.RunAsync(rest),
    ["relay", .. var rest] => await RelayServer.RunAsync(rest),
    _ => Refuse(),
};

static int Micro(string[] arguments)
{
    BenchmarkSwitcher.FromTypes([typeof(DecisionBenchmarks)]).Run(arguments.Length == 0 ? ["--filter", "*"] : arguments);
    return 0;
}

static int Help(string text)
{
    Console.WriteLine(text);
    return 0;
}

static int Refuse()
{
    Console.Error.WriteLine(Commands);
    return 2;
}

/// <summary>Starts what is measured.</summary>
internal static partial class Program
{
    private const string Commands = """
        micro [BenchmarkDotNet options]        what a decision costs
        memory [shops] [agents per shop]       what shops cost that nobody writes to (100000, 10)
        redis [agents ...]                     what a decision costs a Redis server, beside an empty script (10 1000 10000)
        journal [--postgres] [seconds] [callers] [folder]   how many messages a second the journal stores
        load [options]                         the whole server over many real connections; load --help lists the options
        relay --urls http://127.0.0.1:port     the bare SignalR server that load compares with
        """;
}
