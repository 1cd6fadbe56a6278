using System.CommandLine;

namespace ChatRouter.Server.Commands;

/// <summary><c>migrate</c>: brings the database to this version, or says what that would do.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would run, and change nothing." };
        var command = new OperatorCommand("migrate", "Brings the database to the schema of this version; a server does so at its start.", async (installation, parsed, cancellationToken) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var state = await installation.Schema.LookAsync(cancellationToken);
            await output.WriteLineAsync($"{state.Database}: schema version {state.Version}, {state.Pending.Count} to run");
            foreach (var name in state.Pending)
                await output.WriteLineAsync($"  {name}");
            if (parsed.GetValue(dryRun) || state.Pending.Count == 0)
                return true;
            await installation.Schema.OpenAsync(cancellationToken);
            await output.WriteLineAsync("Done.");
            return true;
        });
        command.Add(dryRun);
        return command;
    }
}
