using ChatRouter.Core.Nodes;
using ChatRouter.IntegrationTests.Redis.Nodes;
using ChatRouter.Redis;
using ChatRouter.Redis.Connection;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static ChatRouter.IntegrationTests.Redis.Nodes.BusScene;

namespace ChatRouter.IntegrationTests.Redis.Kinds;

/// <summary>A Redis whose users have passwords, and may touch nothing but the installation's keys and channels.</summary>
public sealed class AclTests
{
    [Theory]
    [InlineData("default")]
    [InlineData("chatrouter")]
    public async Task Few_rights_suffice(string user)
    {
        await using var server = new RedisProcess();
        await server.StartAsync();
        await using var scene = new BusScene(prefix => new() { ConnectionString = server.ConnectionString, UserName = user, Password = "secret", KeyPrefix = prefix });
        await server.AskAsync(
            "ACL", "SETUSER", user, "on", "resetpass", ">secret", "resetkeys", $"~{scene.Prefix}*", "resetchannels", $"&{scene.Prefix}*",
            "+@all", "-@admin", "-@dangerous", "+info");
        var (a, b) = (await scene.StartAsync(), await scene.StartAsync());

        await b.ArriveAsync(Buyer("ann"), "1");
        a.Bus.Publish(Audience.Of(Buyer("ann")), Event(1));

        Assert.Equal(Event(1), (await b.NextAsync()).Event);
    }

    [Fact]
    public async Task Without_the_password_Redis_counts_as_away()
    {
        await using var server = new RedisProcess();
        await server.StartAsync();
        await server.AskAsync("CONFIG", "SET", "requirepass", "secret");
        var options = new RedisOptions { ConnectionString = server.ConnectionString, ConnectTimeout = TimeSpan.FromSeconds(1) };
        await using var connection = new RedisConnection(Options.Create(options), NullLogger<RedisConnection>.Instance);

        await connection.ConnectAsync(CancellationToken.None);

        await Assert.ThrowsAsync<RedisUnavailableException>(() => connection.TimeAsync(CancellationToken.None));
        await Assert.ThrowsAsync<RedisUnavailableException>(() => connection.RunIdAsync(CancellationToken.None));
    }
}
