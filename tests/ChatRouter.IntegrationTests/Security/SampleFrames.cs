using System.Text;
using System.Text.Json.Nodes;

namespace ChatRouter.IntegrationTests.Security;

/// <summary>Frames of the hub protocol as a client sends them, with the record separator at their end.</summary>
internal static class SampleFrames
{
    public static byte[] Handshake { get; } = Frame(new JsonObject { ["protocol"] = "json", ["version"] = 1 });

    /// <summary>A call that is always answered, with an error.</summary>
    public static byte[] Probe { get; } = Call("Nonsense", [], "probe");

    /// <summary>A call of each of the hub's methods, right in form; the first is the one that a client sends first.</summary>
    public static IEnumerable<byte[]> Calls(Type contract, SampleIds own) => contract.GetMethods().Select(method => Call(method.Name, SampleArguments.Of(method, own), "1"));

    /// <summary>What else the protocol knows: streams, completions, cancellations, pings, acknowledgements.</summary>
    public static IEnumerable<byte[]> Others(SampleIds own)
    {
        yield return Frame(new JsonObject { ["type"] = 4, ["invocationId"] = "2", ["target"] = "Sync", ["arguments"] = new JsonArray(own.Conversation, 0) });
        yield return Frame(new JsonObject { ["type"] = 2, ["invocationId"] = "2", ["item"] = 1 });
        yield return Frame(new JsonObject { ["type"] = 3, ["invocationId"] = "2", ["result"] = 1 });
        yield return Frame(new JsonObject { ["type"] = 5, ["invocationId"] = "2" });
        yield return Frame(new JsonObject { ["type"] = 6 });
        yield return Frame(new JsonObject { ["type"] = 8, ["sequenceId"] = 5 });
        yield return Frame(new JsonObject { ["type"] = 9, ["sequenceId"] = -1 });
    }

    private static byte[] Call(string target, JsonArray arguments, string invocation) =>
        Frame(new JsonObject { ["type"] = 1, ["invocationId"] = invocation, ["target"] = target, ["arguments"] = arguments });

    private static byte[] Frame(JsonObject message) => Encoding.UTF8.GetBytes(message.ToJsonString() + "\u001e");
}
