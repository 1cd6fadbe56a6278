using System.Net;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>One person serves two shops by an account in each, here of the same name, id and password.</summary>
public class TwoShopsTests : AccountScene
{
    private const string Second = "second";
    private const string Person = "xiaofang";

    [Fact]
    public async Task Conversations_and_figures_are_each_shops_own()
    {
        await OpenSecondAsync();
        var (buyer, here, conversation) = await TalkAsync();
        await here.SendAsync(conversation, "有的");
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).Shown.Count > 1);
        await using var there = await ThereAsync();

        Assert.Equal((1, 0), (await ServedAsync(here), await ServedAsync(there)));
        await using var other = await BuyerTestClient.OpenAsync(Endpoint, Second, Endpoint.Origin);
        var theirs = (await other.SendAsync("在吗?")).ConversationId;
        await there.UntilAsync(() => there.Assigned.Any(assigned => assigned.Conversation.Id == theirs));

        Assert.DoesNotContain(here.Assigned, assigned => assigned.Conversation.Id == theirs);
        Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), await RefusalAsync(here.Session.AccessToken, HttpMethod.Get, $"conversations/{theirs.Value}/buyer"));
        await there.SendAsync(theirs, "在的");
        await other.UntilAsync(() => other.TimelineOf(theirs).Shown.Count > 1);
        Assert.Equal((1, 1), (await ServedAsync(here), await ServedAsync(there)));
    }

    [Fact]
    public async Task Sessions_and_passwords_are_each_shops_own()
    {
        await OpenSecondAsync();
        var (here, alsoHere) = (await AgentAsync(Person), await TokenOfAsync(Person));
        await using var there = await ThereAsync();

        Assert.Equal((2, 1), (await SessionsAsync(alsoHere), await SessionsAsync(there.Session.AccessToken)));
        await DoneAsync(alsoHere, HttpMethod.Put, "me/password", new { old = Password, @new = NewPassword });
        await here.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(1, await SessionsAsync(there.Session.AccessToken));
        Assert.False(there.Hub.Closed.IsCompleted);
        await TokenOfAsync(Person, Second);
        await DoneAsync(there.Session.AccessToken, HttpMethod.Delete, "sessions");
        await there.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(1, await SessionsAsync(alsoHere));
    }

    [Fact]
    public async Task Who_is_disabled_in_one_shop_goes_on_in_the_other()
    {
        await OpenSecondAsync();
        var (_, here, conversation) = await TalkAsync();
        await using var there = await ThereAsync();

        await DoneAsync(await TokenOfAsync("boss", Second), HttpMethod.Post, $"members/{Person}/disable");

        await there.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal((HttpStatusCode.Unauthorized, "signInFailed"), await RefusalAsync(null, HttpMethod.Post, "sessions/agent", new { shop = Second, account = Person, password = Password }));
        Assert.False(here.Hub.Closed.IsCompleted);
        await here.SendAsync(conversation, "还在");
        var next = (await (await BuyerAsync()).SendAsync("在吗?")).ConversationId;
        await here.UntilAsync(() => here.Assigned.Any(assigned => assigned.Conversation.Id == next));
    }

    private Task<AgentTestClient> ThereAsync() => AgentTestClient.OnlineAsync(Endpoint, Second, Person, Password);

    private async Task<int> ServedAsync(AgentTestClient agent) => (await GetAsync(agent.Session.AccessToken, "desk/day")).GetProperty("conversations").GetInt32();

    private async Task<int> SessionsAsync(string token) => (await GetAsync(token, "me/sessions")).GetProperty("sessions").GetArrayLength();

    private async Task OpenSecondAsync()
    {
        var shops = Server.Services.GetRequiredService<IShopStore>();
        var shop = DemoShop.Shop with { Id = new(Second), PublicKey = Second, Name = Second, BuyerTokenSecrets = [] };
        foreach (var (id, role) in new[] { (Person, AccountRole.Agent), ("boss", AccountRole.Admin) })
        {
            var account = new Account { Shop = shop.Id, Id = new(id), Name = id, DisplayName = id, PasswordHash = "", Role = role, SecurityStamp = "1" };
            await shops.SaveAccountAsync(account with { PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password) }, CancellationToken.None);
        }

        await shops.SaveAsync(shop, CancellationToken.None);
    }
}
