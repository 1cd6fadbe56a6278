using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Server.Hubs;

namespace ChatRouter.Tests.Architecture;

/// <summary>Server and pages name the same things.</summary>
public sealed class WireContractTests
{
    [Theory]
    [InlineData("buyerHub", "calls", typeof(IBuyerHub))]
    [InlineData("agentHub", "calls", typeof(IAgentHub))]
    [InlineData("supervisorHub", "calls", typeof(ISupervisorHub))]
    [InlineData("buyerHub", "events", typeof(IBuyerClient))]
    [InlineData("agentHub", "events", typeof(IAgentClient))]
    [InlineData("supervisorHub", "events", typeof(ISupervisorClient))]
    public void The_pages_know_exactly_the_calls_and_events_of_the_hubs(string hub, string list, Type contract)
    {
        var methods = contract.GetInterfaces().Append(contract).SelectMany(type => type.GetMethods()).Select(method => method.Name);

        Assert.Equal(methods.Order(StringComparer.Ordinal), WireContract.OfHub(hub, list).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_pages_know_exactly_the_reasons_and_notes_of_routing_and_the_actions_of_the_audit()
    {
        Assert.Equal(NamesOf<RouteReason>(), WireContract.List("routeReasons").Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf<AuditAction>(), WireContract.List("auditActions").Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf<RouteNotes>().Where(name => name != "none"), WireContract.List("routeNotes").Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf<GroupFallback>(), WireContract.List("groupFallbacks").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(typeof(Placement))]
    [InlineData(typeof(MessageFrom))]
    [InlineData(typeof(MessageKind))]
    [InlineData(typeof(AgentState))]
    [InlineData(typeof(WantedState))]
    [InlineData(typeof(AccountRole))]
    [InlineData(typeof(ShopStatus))]
    [InlineData(typeof(AskedContact))]
    [InlineData(typeof(AlarmKind))]
    public void The_pages_know_exactly_the_values_that_the_server_may_send(Type type)
    {
        Assert.Equal(NamesOf(type), WireContract.Union(type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_shops_page_knows_exactly_the_reasons_for_which_an_agent_serves_its_buyer()
    {
        // Whoever waits for an agent is told of none.
        RouteReason[] waiting =
        [
            RouteReason.AllFull, RouteReason.GroupFull, RouteReason.AllAway, RouteReason.NobodyThere, RouteReason.MaxWait, RouteReason.MaxQueue, RouteReason.BuyerLeftQueue, RouteReason.Bot,
        ];
        var told = NamesOf<RouteReason>().Except(waiting.Select(reason => JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()))).ToList();

        Assert.Equal(told, WireContract.Union("AssignedBecause").Order(StringComparer.Ordinal));
        Assert.Equal(told, WireContract.DocumentedIn("because").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> NamesOf<T>() where T : struct, Enum => NamesOf(typeof(T));

    private static IOrderedEnumerable<string> NamesOf(Type type) =>
        Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).Order(StringComparer.Ordinal);
}
