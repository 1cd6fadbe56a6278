using System.CommandLine;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Server.Accounts;

namespace ChatRouter.Server.Commands;

/// <summary><c>user add</c>, <c>user password</c> and <c>user list</c>: the sub-accounts (子账号) of a shop.</summary>
internal static class UserCommands
{
    public static Command Create() => new("user", "Sub-accounts of a shop.") { Add(), SetPassword(), List() };

    private static Argument<string> Shop() => new("shop") { Description = "The shop's key." };

    private static Argument<string> Name() => new("account") { Description = "The name to sign in with: 2 to 40 of a-z, 0-9, -, _ and dot." };

    private static OperatorCommand Add()
    {
        var (shop, name) = (Shop(), Name());
        var role = new Option<AccountRole>("--role") { Description = "What the account may do." };
        var displayName = new Option<string>("--display-name") { Description = "What buyers and colleagues see. Default: the account's name." };
        var groups = new Option<string[]>("--group") { Description = "A routing group (分流组) of the shop, by its id; may be repeated." };
        var capacity = new Option<int?>("--capacity") { Description = "How many buyers at a time (接待上限); 0: any number. Default: the shop's." };
        var invite = new Option<bool>("--invite") { Description = "Prints a link by which its owner sets the password, once, instead of asking for it." };
        var command = new OperatorCommand("add", "Adds an account. Its password is asked for, or read from the first line of the input, unless its owner is invited.", async (installation, parsed, cancellationToken) =>
        {
            var owner = await installation.ShopAsync(parsed.GetRequiredValue(shop), cancellationToken);
            var account = AccountOf(owner, parsed.GetRequiredValue(name), parsed.GetValue(displayName), parsed.GetValue(role), parsed.GetValue(groups) ?? []);
            var enrolment = EnrolmentOf(parsed.GetValue(groups) ?? [], parsed.GetValue(capacity));
            // Saving replaces the account of that id, whatever its name is by now.
            if (await installation.Shops.FindAccountByNameAsync(owner.Id, account.Name, cancellationToken) is not null
                || await installation.Shops.FindAccountAsync(owner.Id, account.Id, cancellationToken) is not null)
                throw new CommandException($"Shop '{owner.PublicKey}' has an account '{account.Name}' already.");
            var (invited, output) = (parsed.GetValue(invite), parsed.InvocationConfiguration.Output);
            var made = invited ? account with { SecurityStamp = AccountChanges.NewStamp() } : await WithPasswordAsync(installation, account, await NewPassword.ReadAsync(account.Name, output, cancellationToken), cancellationToken);
            if (!await installation.Shops.SaveAccountAsync(made, cancellationToken))
                throw new CommandException($"The name '{account.Name}' belonged to another account once and is never given again. Choose another.");
            await JoinAsync(installation, account, enrolment, cancellationToken);
            await output.WriteLineAsync($"Added '{account.Name}' to shop '{owner.PublicKey}' as {account.Role.ToString().ToLowerInvariant()}.");
            if (invited)
            {
                var link = await installation.Services.GetRequiredService<AccountLinks>().MakeAsync(made, cancellationToken);
                await output.WriteLineAsync($"The password is set, once and until {link.Link.ExpiresAt:u}, at the server's address and: /join#{link.Token}");
            }

            return true;
        });
        command.Add(shop);
        command.Add(name);
        command.Add(role);
        command.Add(displayName);
        command.Add(groups);
        command.Add(capacity);
        command.Add(invite);
        return command;
    }

    private static OperatorCommand SetPassword()
    {
        var (shop, name) = (Shop(), Name());
        var command = new OperatorCommand("password", "Gives an account a new password, unlocks it, and ends its sessions.", async (installation, parsed, cancellationToken) =>
        {
            var owner = await installation.ShopAsync(parsed.GetRequiredValue(shop), cancellationToken);
            var account = await installation.Shops.FindAccountByNameAsync(owner.Id, parsed.GetRequiredValue(name), cancellationToken)
                ?? throw new CommandException($"Shop '{owner.PublicKey}' has no account '{parsed.GetRequiredValue(name)}'. 'user list' names those that exist.");
            var password = await NewPassword.ReadAsync(account.Name, parsed.InvocationConfiguration.Output, cancellationToken);
            await installation.Shops.SaveAccountAsync(await WithPasswordAsync(installation, account, password, cancellationToken), cancellationToken);
            await installation.Shops.ResetFailedSignInsAsync(owner.Id, account.Id, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"The password of '{account.Name}' is changed.");
            return true;
        });
        command.Add(shop);
        command.Add(name);
        return command;
    }

    private static OperatorCommand List()
    {
        var shop = Shop();
        var command = new OperatorCommand("list", "Names the accounts of a shop.", async (installation, parsed, cancellationToken) =>
        {
            var owner = await installation.ShopAsync(parsed.GetRequiredValue(shop), cancellationToken);
            foreach (var account in await installation.Shops.AccountsAsync(owner.Id, cancellationToken))
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{account.Name}\t{account.DisplayName}\t{account.Role.ToString().ToLowerInvariant()}{(account.Enabled ? "" : "\tdisabled")}");
            return true;
        });
        command.Add(shop);
        return command;
    }

    private static Account AccountOf(Shop shop, string name, string? displayName, AccountRole role, string[] groups)
    {
        if (!AccountNames.IsName(name))
            throw new CommandException($"'{name}' cannot be an account's name: 2 to 40 of a-z, 0-9, -, _ and dot, beginning with a letter or digit.");
        if (displayName?.Length > AccountNames.MaxDisplayNameLength)
            throw new CommandException($"The display name has {displayName.Length} characters; at most {AccountNames.MaxDisplayNameLength} are shown.");
        if (groups.FirstOrDefault(group => shop.Groups.All(known => known.Id.Value != group)) is { } unknown)
            throw new CommandException($"Shop '{shop.PublicKey}' has no group '{unknown}'{(shop.Groups.Count == 0 ? "" : $"; it has {string.Join(", ", shop.Groups.Select(group => group.Id.Value))}")}.");
        return new()
        {
            Shop = shop.Id,
            Id = new(name),
            Name = name,
            DisplayName = string.IsNullOrWhiteSpace(displayName) ? name : displayName.Trim(),
            PasswordHash = "",
            SecurityStamp = "",
            Role = role,
        };
    }

    private static Enrolment EnrolmentOf(string[] groups, int? capacity) => capacity is null or (>= 0 and <= PlanRules.MaxCapacity)
        ? new([.. groups.Select(group => new GroupId(group))], capacity)
        : throw new CommandException($"A capacity is a number from 0 to {PlanRules.MaxCapacity}; {capacity} is none.");

    private static async Task JoinAsync(Installation installation, Account account, Enrolment enrolment, CancellationToken cancellationToken)
    {
        if (!enrolment.IsUsual && !await installation.Services.GetRequiredService<RoutingDesk>().JoinAsync(account, enrolment, by: null, cancellationToken))
            throw new CommandException($"'{account.Name}' is added, but not with these groups and this capacity: the shop allows one group per agent, or its routing was changed just now. Do it in the console.");
    }

    private static async Task<Account> WithPasswordAsync(Installation installation, Account account, string password, CancellationToken cancellationToken)
    {
        var hash = await installation.Services.GetRequiredService<Passwords>().HashAsync(account, password, cancellationToken);
        return account with { PasswordHash = hash.Value ?? throw new CommandException(hash.Rejection!.Message), SecurityStamp = AccountChanges.NewStamp() };
    }
}
