using BenchmarkDotNet.Running;
using ChatRouter.Benchmarks.Micro;

return args switch
{
    ["micro", .. var rest] => Micro(rest),
    ["memory", .. var rest] => ShopMemory.Run(rest),
    _ => Usage(),
};

static int Micro(string[] arguments)
{
    BenchmarkSwitcher.FromTypes([typeof(DecisionBenchmarks)]).Run(arguments.Length == 0 ? ["--filter", "*"] : arguments);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("micro [BenchmarkDotNet options]   what a decision costs");
    Console.Error.WriteLine("memory [shops] [agents per shop]  what shops cost that nobody writes to (100000, 10)");
    return 2;
}
