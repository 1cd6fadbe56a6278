using ChatRouter.Core.Phrases;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Demo;

/// <summary>Puts demo and load shops into an empty database in Development, and keeps a server with such shops from starting elsewhere.</summary>
public sealed class Seeder(IShopStore shops, IPhraseStore phrases, IPasswordHasher<Account> hasher, IOptions<SeedOptions> options, IHostEnvironment environment, ILogger<Seeder> logger) : IHostedService
{
    // One hash for all, whose password everybody knows: hashing is slow on purpose.
    private readonly Lazy<string> _hash = new(() => hasher.HashPassword(null!, DemoShop.Password));

    // Of the same password, compared in no time: a load test signs thousands of agents in, and is not to measure that.
    private readonly Lazy<string> _loadHash = new(() =>
        new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 })).HashPassword(null!, DemoShop.Password));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            await RefuseDemoAsync(cancellationToken);
            return;
        }

        if (options.Value.Demo)
            await SeedDemoAsync(cancellationToken);
        if (options.Value.LoadShops > 0)
            await SeedLoadAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Adds the demo shop where it is not there yet.</summary>
    public async Task SeedDemoAsync(CancellationToken cancellationToken)
    {
        if (!await SeedAsync(DemoShop.Shop, DemoShop.Accounts.Select(account => AccountOf(DemoShop.Shop.Id, account)), cancellationToken))
            return;
        foreach (var phrase in DemoPhrases.Of(DemoShop.Shop.Id))
            await phrases.SaveAsync(phrase, cancellationToken);
    }

    private async Task RefuseDemoAsync(CancellationToken cancellationToken)
    {
        var demo = (await shops.AllAsync(cancellationToken)).FirstOrDefault(DemoShop.IsDemo);
        if (demo is null)
            return;
        logger.DemoInProduction(demo.Id);
        throw new InvalidOperationException($"Shop '{demo.Id}' is demo data and must not run in production.");
    }

    private async Task<bool> SeedAsync(Shop shop, IEnumerable<Account> accounts, CancellationToken cancellationToken)
    {
        if (await shops.FindAsync(shop.Id, cancellationToken) is not null)
            return false;
        await shops.SaveAsync(shop, cancellationToken);
        var saved = 0;
        foreach (var account in accounts)
        {
            await shops.SaveAccountAsync(account, cancellationToken);
            saved++;
        }

        logger.Seeded(shop.Id, saved);
        return true;
    }

    private async Task SeedLoadAsync(CancellationToken cancellationToken)
    {
        for (var number = 1; number <= options.Value.LoadShops; number++)
        {
            var id = new ShopId($"load{number}");
            var shop = new Shop { Id = id, Name = id.Value, PublicKey = id.Value, Origins = ["http://127.0.0.1"], Routing = Presets.Balanced with { DefaultCapacity = options.Value.LoadCapacity }, Demo = true };
            await SeedAsync(shop, Enumerable.Range(1, options.Value.LoadAgents).Select(agent => LoadAccountOf(id, agent)), cancellationToken);
        }
    }

    private Account AccountOf(ShopId shop, (string Name, string DisplayName, AccountRole Role, GroupId[] Groups) account) => new()
    {
        Shop = shop,
        Id = new(account.Name),
        Name = account.Name,
        DisplayName = account.DisplayName,
        PasswordHash = _hash.Value,
        Role = account.Role,
        SecurityStamp = Guid.NewGuid().ToString("n"),
    };

    private Account LoadAccountOf(ShopId shop, int number) => new()
    {
        Shop = shop,
        Id = new($"agent{number}"),
        Name = $"agent{number}",
        DisplayName = $"Agent {number}",
        PasswordHash = _loadHash.Value,
        Role = AccountRole.Agent,
        SecurityStamp = Guid.NewGuid().ToString("n"),
    };
}
