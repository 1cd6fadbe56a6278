using System.CommandLine;
using System.Security.Cryptography;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Commands;

/// <summary><c>shop add</c>, <c>shop set</c> and <c>shop list</c>.</summary>
internal static class ShopCommands
{
    private const int SecretBytes = 32;
    private const string Statuses = "Whether it may serve buyers (店铺状态): active, pending or suspended.";

    public static Command Create() => new("shop", "Shops of this installation.") { Add(), Set(), List() };

    private static OperatorCommand Add()
    {
        var key = new Argument<string>("key") { Description = "What agents type to sign in and the page's snippet names: 2 to 40 of a-z, 0-9 and -." };
        var name = new Option<string>("--name") { Description = "What buyers see. Default: the key." };
        var origins = new Option<string[]>("--origin") { Description = "A page's origin that may open the chat, such as https://shop.example.com; may be repeated." };
        var (level, category) = (Level(), Category());
        var preset = new Option<string>("--preset") { Description = "How it routes.", DefaultValueFactory = _ => "balanced" };
        preset.AcceptOnlyFromAmong([.. Presets.Names]);
        var status = new Option<ShopStatus>("--status") { Description = Statuses, DefaultValueFactory = _ => ShopStatus.Active };
        var command = new OperatorCommand("add", "Adds a shop and prints the secret that signs its buyers' tokens.", async (installation, parsed, cancellationToken) =>
        {
            var shop = ShopOf(parsed.GetRequiredValue(key), parsed.GetValue(name), parsed.GetValue(origins) ?? [], parsed.GetRequiredValue(preset)) with
            {
                Level = Words(parsed.GetValue(level)),
                Category = Words(parsed.GetValue(category)),
                Status = parsed.GetValue(status),
            };
            var shops = await installation.OpenAsync(cancellationToken);
            // Saving replaces the shop of that id, whatever its key is by now.
            if (await shops.FindByPublicKeyAsync(shop.PublicKey, cancellationToken) is not null || await shops.FindAsync(shop.Id, cancellationToken) is not null)
                throw new CommandException($"There is a shop '{shop.PublicKey}' already. Choose another key.");
            await shops.SaveAsync(shop, cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync($"Added shop '{shop.PublicKey}'.");
            await output.WriteLineAsync($"Buyer token secret, shown only now: {shop.BuyerTokenSecrets[0]}");
            await output.WriteLineAsync($"Next: user add {shop.PublicKey} <account> --role admin");
            return true;
        });
        command.Add(key);
        command.Add(name);
        command.Add(origins);
        command.Add(preset);
        command.Add(level);
        command.Add(category);
        command.Add(status);
        return command;
    }

    private static OperatorCommand Set()
    {
        var key = new Argument<string>("key") { Description = "The shop's key." };
        var name = new Option<string>("--name") { Description = "What buyers see." };
        var (level, category) = (Level(), Category());
        var status = new Option<ShopStatus?>("--status") { Description = Statuses };
        var reason = new Option<string>("--reason") { Description = $"Why it is pending or suspended, for its owner to read: at most {ShopStanding.MaxReasonLength} characters." };
        var command = new OperatorCommand("set", "Changes what is named of a shop; an empty level or category takes it away.", async (installation, parsed, cancellationToken) =>
        {
            var why = Words(parsed.GetValue(reason), ShopStanding.MaxReasonLength);
            if (why is not null && parsed.GetValue(status) is null or ShopStatus.Active)
                throw new CommandException("A reason says why a shop is pending or suspended: name that with --status.");
            var shop = await installation.ShopAsync(parsed.GetRequiredValue(key), cancellationToken);
            await installation.Shops.ChangeAsync(
                shop.Id,
                stored => stored with
                {
                    Name = Words(parsed.GetValue(name)) ?? stored.Name,
                    Level = parsed.GetResult(level) is null ? stored.Level : Words(parsed.GetValue(level)),
                    Category = parsed.GetResult(category) is null ? stored.Category : Words(parsed.GetValue(category)),
                },
                cancellationToken);
            if (parsed.GetValue(status) is { } wanted)
                await installation.Services.GetRequiredService<OperatorDesk>().SetStatusAsync(shop.Id, wanted, why, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Changed shop '{shop.PublicKey}'.");
            return true;
        });
        command.Add(key);
        command.Add(name);
        command.Add(level);
        command.Add(category);
        command.Add(status);
        command.Add(reason);
        return command;
    }

    private static Option<string> Level() => new("--level") { Description = $"How you rank the shop (店铺等级): at most {ShopStanding.MaxLength} characters." };

    private static Option<string> Category() => new("--category") { Description = $"What it sells (店铺分类): at most {ShopStanding.MaxLength} characters." };

    private static string? Words(string? given, int longest = ShopStanding.MaxLength)
    {
        var words = ShopStanding.Read(given, out var fits, longest);
        return fits ? words : throw new CommandException($"A name, level or category has at most {ShopStanding.MaxLength} characters, a reason {ShopStanding.MaxReasonLength}, each in one line.");
    }

    private static OperatorCommand List() => new("list", "Names every shop, with its accounts, status, level and category.", async (installation, parsed, cancellationToken) =>
    {
        var output = parsed.InvocationConfiguration.Output;
        var shops = await installation.OpenAsync(cancellationToken);
        var all = await shops.AllAsync(cancellationToken);
        foreach (var shop in all)
        {
            var accounts = await shops.AccountsAsync(shop.Id, cancellationToken);
            await output.WriteLineAsync($"{shop.PublicKey}\t{shop.Name}\t{accounts.Count(account => account.Enabled)} accounts\t{StatusOf(shop)}\t{shop.Level}\t{shop.Category}".TrimEnd());
        }

        if (all.Count == 0)
            await output.WriteLineAsync("There is no shop yet. Make one with 'shop add'.");
        return true;
    });

    private static string StatusOf(Shop shop) => shop switch
    {
        { Status: ShopStatus.Active } => shop.Serves ? "serving" : "closed",
        { StatusReason: { } reason } => $"{OperatorDesk.NameOf(shop.Status)} ({reason})",
        _ => OperatorDesk.NameOf(shop.Status),
    };

    private static Shop ShopOf(string key, string? name, string[] origins, string preset)
    {
        if (!ShopKey.IsKey(key))
            throw new CommandException($"'{key}' cannot be a shop's key: {ShopKey.Rule}.");
        foreach (var origin in origins)
        {
            if (!ShopWidget.IsOrigin(origin))
                throw new CommandException($"'{origin}' is no origin: scheme, host and port only, lower case, as in https://shop.example.com.");
        }

        return new()
        {
            Id = new(key),
            Name = string.IsNullOrWhiteSpace(name) ? key : name.Trim(),
            PublicKey = key,
            BuyerTokenSecrets = [Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))],
            Origins = origins,
            Routing = Presets.Named(preset)!,
        };
    }
}
