using System.Net;
using System.Net.Http.Json;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.IntegrationTests.Hubs;
using ChatRouter.Server.Demo;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatRouter.IntegrationTests.Durability;

/// <summary>A disk that takes longer than callers wait: what is stored after all is also routed and shown, whether or not its sender tries again.</summary>
public sealed class SlowCommitTests : HubScene
{
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(12);

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Sqlite:BusyTimeout"] = "00:00:04",
        ["Journal:Deadline"] = "00:00:01",
    };

    [Fact]
    public async Task A_first_message_that_was_stored_late_finds_its_agent()
    {
        var agent = await AgentAsync("xiaofang");
        var buyer = await BuyerAsync();
        var id = Guid.CreateVersion7().ToString();

        await WhileTheDiskIsSlowAsync(async () => Assert.Equal("unavailable", await RefusalOfAsync(() => buyer.SendAsync("在吗?", id))));

        await agent.UntilAsync(() => !agent.Assigned.IsEmpty, Shown);
        Assert.Equal("在吗?", agent.Assigned.Single().Messages.Single().Text);
        Assert.True((await buyer.SendAsync("在吗?", id)).Duplicate);
    }

    [Fact]
    public async Task What_was_stored_late_is_shown_to_the_other_and_an_answered_turn_is_over()
    {
        var (buyer, agent, conversation) = await TalkAsync();

        await WhileTheDiskIsSlowAsync(() => RefusalOfAsync(() => agent.SendAsync(conversation, "在的")));

        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 2, Shown);
        var routing = Server.Services.GetRequiredService<IDispatcher>();
        await Until.TrueAsync(async () => (await routing.ViewAsync(DemoShop.Shop.Id, CancellationToken.None))!.Conversations.Single() is { TurnOpen: false }, Shown);
    }

    [Fact]
    public async Task A_wrong_password_is_answered_before_it_is_counted_and_the_next_only_afterwards()
    {
        await WhileTheDiskIsSlowAsync(async () =>
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync("nobody"));
            Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync("xiaofang"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await SignInAsync("xiaofang"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await SignInAsync("xiaofang"));
        });

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync("xiaofang"));
        var shops = Server.Services.GetRequiredService<IShopStore>();
        await Until.TrueAsync(async () => (await shops.FindAccountByNameAsync(DemoShop.Shop.Id, "xiaofang", CancellationToken.None))!.FailedSignIns.Count >= 2);
    }

    private async Task<HttpStatusCode> SignInAsync(string account)
    {
        using var answer = await Endpoint.Http.PostAsJsonAsync("/api/v1/sessions/agent", new { shop = DemoShop.Key, account, password = "wrong" });
        return answer.StatusCode;
    }

    // Another program holds the database for as long as that takes.
    private async Task WhileTheDiskIsSlowAsync(Func<Task> meanwhile)
    {
        var file = Server.Services.GetRequiredService<IOptions<SqliteOptions>>().Value.DataSource;
        await using var other = new SqliteConnection($"Data Source={file};Pooling=False");
        await other.OpenAsync();
        await using var hold = await other.BeginTransactionAsync();
        await meanwhile();
    }
}
