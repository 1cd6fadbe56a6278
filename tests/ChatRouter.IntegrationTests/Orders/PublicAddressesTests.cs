using System.Net;
using ChatRouter.Server.Orders;
using ChatRouter.Server.Outgoing;

namespace ChatRouter.IntegrationTests.Orders;

public sealed class PublicAddressesTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    [InlineData("2001:0:a00:1::")]
    [InlineData("2001:db8::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    public void An_address_that_only_this_network_knows_is_not_allowed(string address) => Assert.False(Addresses().Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("203.0.114.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("::ffff:1.1.1.1")]
    public void A_public_address_is_allowed(string address) => Assert.True(Addresses().Allows(IPAddress.Parse(address)));

    [Fact]
    public void A_network_that_the_operator_names_is_allowed_and_its_neighbour_is_not()
    {
        var addresses = Addresses("10.1.0.0/16");

        Assert.True(addresses.Allows(IPAddress.Parse("10.1.2.3")));
        Assert.True(addresses.Allows(IPAddress.Parse("::ffff:10.1.2.3")));
        Assert.False(addresses.Allows(IPAddress.Parse("10.2.0.1")));
    }

    [Fact]
    public void A_network_that_is_none_keeps_the_server_from_starting()
    {
        var options = new OrderOptions { PrivateNetworks = { "10.1.0.0" } };

        Assert.True(new OrderOptionsValidator.Networks().Validate(null, options).Failed);
    }

    private static PublicAddresses Addresses(params string[] networks) => new(networks);
}
