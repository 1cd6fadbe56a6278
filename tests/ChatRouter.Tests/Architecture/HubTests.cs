using System.Reflection;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Hubs;
using ChatRouter.Server.Wire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace ChatRouter.Tests.Architecture;

public sealed class HubTests
{
    public static TheoryData<Type, Type, string> Hubs => new()
    {
        { typeof(BuyerHub), typeof(IBuyerHub), Policies.Buyer },
        { typeof(AgentHub), typeof(IAgentHub), Policies.Agent },
        { typeof(SupervisorHub), typeof(ISupervisorHub), Policies.Supervisor },
    };

    [Theory]
    [MemberData(nameof(Hubs))]
    public void A_hub_offers_exactly_its_contract_under_its_policy(Type hub, Type contract, string policy)
    {
        var offered = hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.GetBaseDefinition().DeclaringType == hub)
            .Select(method => method.Name).Where(name => name != StrictJsonHubProtocol.RefuseMethod);

        Assert.Equal(contract.GetMethods().Select(method => method.Name).Order(), offered.Order());
        Assert.Equal(policy, hub.GetCustomAttribute<AuthorizeAttribute>()!.Policy);
    }

    [Fact]
    public void Every_hub_of_the_server_is_looked_at_here()
    {
        var hubs = typeof(BuyerHub).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Hub)));

        Assert.Equal(Hubs.Select(row => (Type)row[0]).OrderBy(type => type.Name), hubs.OrderBy(type => type.Name));
    }
}
