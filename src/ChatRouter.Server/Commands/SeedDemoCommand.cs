using System.CommandLine;
using ChatRouter.Server.Demo;

namespace ChatRouter.Server.Commands;

/// <summary><c>seed-demo</c>: puts the demo shop into a database of the Development environment.</summary>
internal static class SeedDemoCommand
{
    public static Command Create() => new OperatorCommand("seed-demo", "Adds the demo shop, whose passwords everybody knows. Only in the Development environment.", async (installation, parsed, cancellationToken) =>
    {
        if (!installation.Environment.IsDevelopment())
            throw new CommandException("A production server refuses to start with the demo shop. Set ASPNETCORE_ENVIRONMENT=Development, or make a shop of your own with 'shop add'.");
        var shops = await installation.OpenAsync(cancellationToken);
        var there = await shops.FindAsync(DemoShop.Shop.Id, cancellationToken) is not null;
        if (!there)
            await ActivatorUtilities.CreateInstance<Seeder>(installation.Services).SeedDemoAsync(cancellationToken);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(there ? "The demo shop is there already; nothing was changed." : $"Added shop '{DemoShop.Key}'; every password is {DemoShop.Password}.");
        return true;
    });
}
