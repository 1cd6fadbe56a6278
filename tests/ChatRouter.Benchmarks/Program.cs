using BenchmarkDotNet.Running;
using ChatRouter.Benchmarks.Load;
using ChatRouter.Benchmarks.Load.Relay;
using ChatRouter.Benchmarks.Micro;

return args switch
{
    ["micro", .. var rest] => Micro(rest),
    ["memory", .. var rest] => ShopMemory.Run(rest),
    ["redis", .. var rest] => await RedisDecisions.RunAsync(rest),
    ["journal", .. var rest] => await JournalThroughput.RunAsync(rest),
    ["load", .. var rest] => await LoadCommand.RunAsync(rest),
    ["relay", .. var rest] => await RelayServer.RunAsync(rest),
    _ => Usage(),
};

static int Micro(string[] arguments)
{
    BenchmarkSwitcher.FromTypes([typeof(DecisionBenchmarks)]).Run(arguments.Length == 0 ? ["--filter", "*"] : arguments);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("micro [BenchmarkDotNet options]        what a decision costs");
    Console.Error.WriteLine("memory [shops] [agents per shop]       what shops cost that nobody writes to (100000, 10)");
    Console.Error.WriteLine("redis [agents ...]                     what a decision costs a Redis server, beside an empty script (10 1000 10000)");
    Console.Error.WriteLine("journal [--postgres] [seconds] [callers] [folder]   how many messages a second the journal stores");
    Console.Error.WriteLine("load [options]                         the whole server over many real connections; load --help lists the options");
    Console.Error.WriteLine("relay --urls http://127.0.0.1:port     the bare SignalR server that load compares with");
    return 2;
}
