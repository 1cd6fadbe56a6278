using System.Net;
using ChatRouter.Core.Webhooks;
using ChatRouter.IntegrationTests.Orders;
using ChatRouter.Server.Webhooks;
using Microsoft.Extensions.Options;

namespace ChatRouter.IntegrationTests.Webhooks;

/// <summary>No spelling of an address of the private network is ever connected to: each is sent to by the real HTTP handler, while somebody listens there.</summary>
public sealed class WebhookTargetTests : IAsyncLifetime
{
    private ShopService _receiver = null!;

    private static readonly string[] Hosts =
    [
        // The loopback network, as addresses can be written: decimal, octal, hexadecimal, mixed, shortened, padded.
        "127.0.0.1", "127.0.0.2", "127.255.255.254", "127.1", "127.0.1", "2130706433", "017700000001", "0x7f000001", "0x7F.0.0.1", "0x7f.1", "0177.0.0.1", "0177.0x0.1", "127.0.0.01", "127.0.0.0x1",
        "0", "0.0.0.0", "0x0", "00",
        // IPv6: itself, mapped, compatible, translated, carried.
        "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::127.0.0.1]",
        "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]",
        // The other private networks, and what clouds keep there.
        "10.0.0.1", "0xa.1", "167772161", "012.0.0.1", "172.16.0.1", "172.31.255.254", "2886729729", "192.168.0.1", "0300.0250.0.1", "3232235521", "169.254.169.254", "0xa9fea9fe", "2852039166",
        "[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]", "100.64.0.1", "198.18.0.1", "192.0.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        // The name that leads there everywhere.
        "localhost", "LOCALHOST", "LocalHost",
    ];

    // They lead there on some machines, and nowhere on others.
    private static readonly string[] Names =
    [
        "localhost.", "ip6-localhost", "localhost.localdomain", "shop.localhost", "metadata.google.internal",
        // Digits, dots and letters that a browser takes for those of an address.
        "１２７.0.0.1", "127。0。0。1", "①②⑦.⓪.⓪.①", "127%2e0%2e0%2e1", "%31%32%37.0.0.1", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "loc\u00ADalhost",
    ];

    public static TheoryData<string> Spellings => [.. Hosts];

    public static TheoryData<string> NameSpellings => [.. Names];

    public async Task InitializeAsync() => _receiver = await ShopService.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_private_address_is_not_connected_to_however_it_is_spelled(string host)
    {
        var url = $"http://{host}:{_receiver.Address.Port}/hook";

        if (WebhookRules.Check(url, [WebhookEvent.MessageCreated]) is null)
            Assert.Equal(DeliveryFault.NotPublic, (await SendAsync(url)).Fault);

        Assert.Empty(_receiver.Questions);
    }

    [Theory]
    [MemberData(nameof(NameSpellings))]
    public async Task A_name_that_leads_to_a_private_address_is_not_connected_to(string host)
    {
        var url = $"http://{host}:{_receiver.Address.Port}/hook";

        if (WebhookRules.Check(url, [WebhookEvent.MessageCreated]) is null)
            Assert.Contains((await SendAsync(url)).Fault, new DeliveryFault?[] { DeliveryFault.NotPublic, DeliveryFault.UnknownHost });

        Assert.Empty(_receiver.Questions);
    }

    [Fact]
    public void More_than_forty_spellings_are_sent_to_and_not_just_refused_as_text() =>
        Assert.InRange(Hosts.Count(host => WebhookRules.Check($"http://{host}:80/", [WebhookEvent.MessageCreated]) is null), 40, Hosts.Length);

    [Fact]
    public async Task The_name_of_this_machine_leads_into_its_private_network()
    {
        var trial = await SendAsync($"http://{Dns.GetHostName()}:{_receiver.Address.Port}/");

        Assert.Contains(trial.Fault, new DeliveryFault?[] { DeliveryFault.NotPublic, DeliveryFault.UnknownHost });
        Assert.Empty(_receiver.Questions);
    }

    [Theory]
    [InlineData(HttpStatusCode.Moved)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.SeeOther)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.PermanentRedirect)]
    public async Task A_redirect_is_not_followed_wherever_it_leads(HttpStatusCode status)
    {
        _receiver.Answer = http =>
        {
            http.Response.StatusCode = (int)status;
            http.Response.Headers.Location = $"{_receiver.Address}elsewhere";
            return Task.CompletedTask;
        };

        var trial = await SendAsync($"{_receiver.Address}hook", "127.0.0.0/8");

        Assert.Equal((DeliveryFault.Refused, (int?)status), (trial.Fault, trial.Status));
        Assert.Equal("/hook", Assert.Single(_receiver.Questions).PathAndQuery);
    }

    [Fact]
    public async Task A_network_that_the_operator_allows_is_and_its_neighbours_are_not()
    {
        Assert.Null((await SendAsync($"{_receiver.Address}hook", "127.0.0.1/32")).Fault);
        Assert.Equal(DeliveryFault.NotPublic, (await SendAsync($"http://127.0.0.2:{_receiver.Address.Port}/", "127.0.0.1/32")).Fault);
        Assert.Single(_receiver.Questions);
    }

    private static async Task<DeliveryTrial> SendAsync(string url, params string[] privateNetworks)
    {
        var options = new WebhookOptions();
        foreach (var network in privateNetworks)
            options.PrivateNetworks.Add(network);
        using var client = new WebhookClient(Options.Create(options), TimeProvider.System);
        var at = DateTimeOffset.UnixEpoch;
        var webhook = new Webhook { Shop = new("shop"), Id = new("hook"), Url = url, Events = WebhookEvents.All, Enabled = true, Secrets = ["secret"], MadeBy = new("boss"), MadeAt = at };
        var delivery = new WebhookDelivery
        {
            Shop = webhook.Shop,
            Webhook = webhook.Id,
            EventId = "event",
            Event = WebhookEvent.Test,
            Body = "{}",
            At = at,
            QueuedAt = at,
            DueAt = at,
            State = DeliveryState.Waiting,
        };
        return await client.SendAsync(webhook, delivery, CancellationToken.None);
    }
}
