using System.Globalization;
using System.Text.Json;
using ChatRouter.Storm;
using ChatRouter.TestKit.HubClient;

// A line is said when everybody is there; "begin" and "end" are heard, and the last line is what came of it.
if (args is not [var server, var shop, var buyers])
{
    Console.Error.WriteLine("ChatRouter.Storm <http://host:port> <shop key> <buyers>");
    return 2;
}

await using var storm = new BuyerStorm(Endpoint.At(new(server)), shop, int.Parse(buyers, CultureInfo.InvariantCulture));
await storm.ConnectAsync();
Console.WriteLine("connected");
if (await Console.In.ReadLineAsync() != "begin")
    return 1;
storm.Begin();
await Console.In.ReadLineAsync();
Console.WriteLine(JsonSerializer.Serialize(await storm.EndAsync()));
return 0;
