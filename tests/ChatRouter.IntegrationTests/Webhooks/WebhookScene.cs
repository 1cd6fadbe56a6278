using System.Text.Json;
using ChatRouter.IntegrationTests.Accounts;
using ChatRouter.IntegrationTests.Orders;

namespace ChatRouter.IntegrationTests.Webhooks;

/// <summary>The demo shop, and its own software that receives what a webhook tells.</summary>
public abstract class WebhookScene : AccountScene, IAsyncLifetime
{
    protected static readonly string[] AllEvents = ["message.created", "conversation.opened", "conversation.assigned", "conversation.closed", "message.left", "rating.given", "alarm.raised", "alarm.cleared", "message.recalled"];

    private ShopService? _receiver;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings)
    {
        ["Webhooks:PrivateNetworks:0"] = "127.0.0.0/8",
        ["Webhooks:FirstRetry"] = "00:00:00.05",
        ["Webhooks:LongestRetry"] = "00:00:00.2",
        ["Webhooks:Timeout"] = "00:00:01",
    };

    protected ShopService Receiver => _receiver!;

    protected string Boss { get; private set; } = "";

    protected IEnumerable<Received> Events => Received.Of(Receiver);

    public new virtual async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _receiver = await ShopService.StartAsync();
        Boss = await TokenOfAsync("boss");
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>A webhook that leads to the receiver.</summary>
    protected async Task<(string Id, string Secret)> HookAsync(params string[] events)
    {
        var made = await DoneAsync(Boss, HttpMethod.Post, "webhooks", new { url = $"{Receiver.Address}hook", events = events.Length == 0 ? AllEvents : events });
        return (made.GetProperty("webhook").GetProperty("id").GetString()!, made.GetProperty("secret").GetString()!);
    }

    protected async Task<JsonElement> ViewAsync(string id) => (await GetAsync(Boss, "webhooks")).GetProperty("webhooks").EnumerateArray().Single(hook => hook.GetProperty("id").GetString() == id);

    protected async Task<JsonElement[]> DeliveriesAsync(string id, string filter = "") => [.. (await GetAsync(Boss, $"webhooks/{id}/deliveries{filter}")).GetProperty("deliveries").EnumerateArray()];
}
