using ChatRouter.Benchmarks.Load;
using ChatRouter.Benchmarks.Load.Relay;

return args.FirstOrDefault() switch
{
    "load" => await LoadCommand.RunAsync(args[1..]),
    "relay" => await RelayServer.RunAsync(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Commands: load, relay. See README.md.");
    return 2;
}
