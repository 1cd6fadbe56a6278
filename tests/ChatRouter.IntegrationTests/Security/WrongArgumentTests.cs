using System.Reflection;
using System.Text.Json.Nodes;
using ChatRouter.Core.Conversations;
using ChatRouter.IntegrationTests.Hubs;
using ChatRouter.Server.Hubs;
using ChatRouter.TestKit.HubClient;
using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Security;

/// <summary>Every hub method, every argument and field, every kind of wrong value: answered with a fixed code, by a connection that stays.</summary>
public sealed class WrongArgumentTests(ITestOutputHelper output) : HubScene
{
    // Stands before every refusal of a hub method.
    private const string FrameworksWords = "HubException: ";

    private static readonly HashSet<string> Codes =
        [.. typeof(ErrorCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Except([ErrorCode.InternalError])];

    private static readonly string Deep = string.Concat(Enumerable.Repeat("[", 30)) + string.Concat(Enumerable.Repeat("]", 30));

    private static readonly string[] WrongValues =
    [
        "null", "7", "-1", "1.5", "1e400", "9223372036854775808", "true", "\"\"", "\" \"", "\"wrong\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\u202e\"", "\"../../etc/passwd\"",
        "\"' OR 1=1 --\"", "[]", "[null]", "{}", "{\"a\":1}", "{\"__proto__\":{}}", "\"{$type}\"", $"\"{new string('x', 20_000)}\"", Deep,
    ];

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Limits:Enabled"] = "false",
        ["Limits:RefusalsUntilAbort"] = "1000000",
    };

    [Fact]
    public async Task Every_wrong_argument_gets_a_fixed_code_and_the_connection_stays()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var boss = await SupervisorAsync();
        var own = new SampleIds(conversation.Value, (await IdOfAsync("xiaofang")).Value, "pre-sale");
        var faults = new List<string>();
        var calls = 0;

        foreach (var (contract, hub) in new[] { (typeof(IBuyerHub), buyer.Hub), (typeof(IAgentHub), agent.Hub), (typeof(ISupervisorHub), boss.Hub) })
            foreach (var method in contract.GetMethods())
                foreach (var arguments in WrongArgumentsOf(method, own))
                {
                    calls++;
                    if (await FaultOfAsync(hub, method.Name, arguments) is { } fault)
                        faults.Add($"{contract.Name}.{method.Name}{arguments[..Math.Min(arguments.Length, 200)]}: {fault}");
                }

        output.WriteLine($"{calls} calls\n{string.Join('\n', faults)}");
        Assert.Empty(faults);
        Assert.True(calls > 800, $"{calls} calls");
        Assert.False(buyer.Hub.Closed.IsCompleted || agent.Hub.Closed.IsCompleted || boss.Hub.Closed.IsCompleted);
    }

    private static async Task<string?> FaultOfAsync(HubTestClient hub, string method, string arguments)
    {
        try
        {
            await hub.InvokeRawAsync(method, arguments).WaitAsync(TimeSpan.FromSeconds(10));
            return null;
        }
        catch (HubClosedException closed)
        {
            return closed.Message;
        }
        catch (HubInvocationException refusal)
        {
            return refusal.Code is { } code && Codes.Contains(code) && !Leaks.In(refusal.Error.Replace(FrameworksWords, "", StringComparison.Ordinal)) ? null : refusal.Error;
        }
    }

    // Each argument, and each field of an argument that is an object, in turn; then too many and none. What is no list is no call: such a frame ends the connection.
    private static IEnumerable<string> WrongArgumentsOf(MethodInfo method, SampleIds own)
    {
        var right = SampleArguments.Of(method, own);
        for (var place = 0; place < right.Count; place++)
        {
            foreach (var wrong in WrongValues)
                yield return With(right, place, null, wrong);
            foreach (var (field, _) in right[place] as JsonObject ?? [])
                foreach (var wrong in WrongValues)
                    yield return With(right, place, field, wrong);
        }
        yield return "[1,2,3,4,5,6,7]";
        if (right.Count > 0)
            yield return "[]";
    }

    // As text: some of the values are no JSON that a node could hold.
    private static string With(JsonArray right, int place, string? field, string wrong)
    {
        const string Mark = "\"@@\"";
        var changed = right.DeepClone().AsArray();
        if (field is null)
            changed[place] = "@@";
        else
            changed[place]![field] = "@@";
        return changed.ToJsonString().Replace(Mark, wrong, StringComparison.Ordinal);
    }
}
