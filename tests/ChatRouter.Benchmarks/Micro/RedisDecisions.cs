using System.Globalization;
using ChatRouter.Core.Routing;
using ChatRouter.Redis;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Routing;
using ChatRouter.Redis.Scripts;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Benchmarks.Micro;

/// <summary>What a decision costs a Redis server, beside an empty script with the same arguments.</summary>
/// <remarks>
/// Two figures: the time that Redis itself counts for running the scripts, and the processor time of the whole server process, which has the
/// reading and writing of the network in it.
/// </remarks>
public static class RedisDecisions
{
    private const int Calls = 10_000;
    private const int Together = 32;

    private static readonly ShopId Shop = new("shop");
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync(string[] args)
    {
        int[] sizes = args.Length == 0 ? [10, 1_000, 10_000] : Array.ConvertAll(args, size => int.Parse(size, CultureInfo.InvariantCulture));
        foreach (var agents in sizes)
        {
            await using var server = new RedisProcess();
            await server.StartAsync();
            var options = Options.Create(new RedisOptions { ConnectionString = server.ConnectionString, OperationTimeout = TimeSpan.FromSeconds(30) });
            await using var connection = new RedisConnection(options, NullLogger<RedisConnection>.Instance);
            await connection.ConnectAsync(CancellationToken.None);
            await MeasureAsync(agents, server, connection, new(options));
        }

        return 0;
    }

    private static async Task MeasureAsync(int agents, RedisProcess server, RedisConnection connection, RedisKeys keys)
    {
        var dispatcher = new RedisDispatcher(connection, keys, LuaLibrary.Of(typeof(RedisDispatcher).Assembly), NullLogger<RedisDispatcher>.Instance);
        await StaffAsync(dispatcher, agents);
        var owners = new AgentId[Calls];
        await RouteAsync(dispatcher, 0, 200, owners);

        var empty = new LuaLibrary(new Dictionary<string, string> { ["empty"] = "return 0" }).Load("empty");
        string[] arguments = [keys.Shop(Shop), .. Enumerable.Repeat("00000000000000000000000000001234", 4), .. Enumerable.Repeat("1767225600000", 9)];
        var nothing = await CostAsync(server, () => EachAsync(0, Calls, _ => connection.RunAsync(empty, [keys.Records(Shop), keys.Deadlines(Shop)], arguments, CancellationToken.None)));
        Print(agents, "empty script", nothing, nothing);
        var memory = await MemoryAsync(server);
        Print(agents, "route", await CostAsync(server, () => RouteAsync(dispatcher, 200, Calls - 200, owners)), nothing);
        var open = await MemoryAsync(server);
        Print(agents, "everything", await CostAsync(server, () => EachAsync(0, 10, _ => dispatcher.ViewAsync(Shop, CancellationToken.None).AsTask())), nothing);
        Print(agents, "open, a slice", await CostAsync(server, () => EachAsync(0, 10, _ => dispatcher.ConversationsAsync(Shop, CancellationToken.None).AsTask())), nothing);
        Print(agents, "close turn", await CostAsync(server, () => EachAsync(0, Calls, i => dispatcher.TurnClosedAsync(new(Shop, new(Name(i)), owners[i], 2, true, Start), CancellationToken.None).AsTask())), nothing);
        Print(agents, "close", await CostAsync(server, () => EachAsync(0, Calls, i => dispatcher.CloseAsync(new(Shop, new(Name(i)), Start), CancellationToken.None).AsTask())), nothing);
        await EachAsync(0, Calls, i => dispatcher.CloseAsync(new(Shop, new(Name(i)), Start.AddDays(4)), CancellationToken.None).AsTask());
        var after = await MemoryAsync(server);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{agents,6} agents  memory: {(open - memory) / (Calls - 200):F0} B per open conversation, {(after - memory) / (Calls - 200):F0} B of each four days after its end"));
    }

    private static async Task StaffAsync(RedisDispatcher dispatcher, int agents)
    {
        var settings = Presets.Wangwang with { AffinityWindow = TimeSpan.FromHours(1) };
        await dispatcher.ConfigureShopAsync(new() { Shop = Shop, Settings = settings, At = Start }, CancellationToken.None);
        await EachAsync(0, agents, i => dispatcher.SetAgentAsync(new() { Shop = Shop, Agent = new(Name(i)), Weight = 50 + (i % 7 * 25), At = Start }, CancellationToken.None).AsTask());
        await EachAsync(0, agents, i => dispatcher.AgentConnectedAsync(new(Shop, new(Name(i)), new(Name(i)), Start.AddYears(1), Start), CancellationToken.None).AsTask());
        await EachAsync(0, agents, i => dispatcher.SetAgentStateAsync(new(Shop, new(Name(i)), WantedState.Online, false, Start), CancellationToken.None).AsTask());
    }

    private static Task RouteAsync(RedisDispatcher dispatcher, int from, int count, AgentId[] owners) => EachAsync(from, count, async i =>
    {
        var command = new RouteConversation { Shop = Shop, Conversation = new(Name(i)), Buyer = new(Name(i)), Seq = 1, Version = 0, TurnOpenedAt = Start, At = Start };
        owners[i] = (await dispatcher.RouteAsync(command, CancellationToken.None)).Subject!.Owner!.Value;
    });

    private static async Task EachAsync(int from, int count, Func<int, Task> step)
    {
        foreach (var part in Enumerable.Range(from, count).Chunk(Together))
            await Task.WhenAll(part.Select(step));
    }

    private static async Task<(double Script, double Server)> CostAsync(RedisProcess server, Func<Task> steps)
    {
        await server.AskAsync("CONFIG", "RESETSTAT");
        var before = await ProcessorAsync(server);
        await steps();
        var processor = await ProcessorAsync(server) - before;
        var line = (await server.AskAsync("INFO", "commandstats")).Split("\r\n").Single(l => l.StartsWith("cmdstat_fcall:", StringComparison.Ordinal));
        var figures = line.Split(':')[1].Split(',').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));
        return (figures["usec"] / figures["calls"], processor * 1e6 / figures["calls"]);
    }

    private static Task<double> ProcessorAsync(RedisProcess server) => SumAsync(server, "cpu", "used_cpu_sys:", "used_cpu_user:");

    private static Task<double> MemoryAsync(RedisProcess server) => SumAsync(server, "memory", "used_memory:");

    private static async Task<double> SumAsync(RedisProcess server, string section, params string[] fields) =>
        (await server.AskAsync("INFO", section)).Split("\r\n")
            .Where(line => Array.Exists(fields, field => line.StartsWith(field, StringComparison.Ordinal)))
            .Sum(line => double.Parse(line.Split(':')[1], CultureInfo.InvariantCulture));

    private static void Print(int agents, string step, (double Script, double Server) cost, (double Script, double Server) empty) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{agents,6} agents  {step,-13}  script {cost.Script,8:F1} µs = {cost.Script / empty.Script:F1} x empty   server {cost.Server,8:F1} µs = {cost.Server / empty.Server:F1} x empty"));

    private static string Name(int i) => i.ToString("x32", CultureInfo.InvariantCulture);
}
