using System.CommandLine;

namespace ChatRouter.Server.Commands;

/// <summary>What else this binary does besides serving.</summary>
public static class CommandLine
{
    /// <summary>What goes before a setting.</summary>
    internal const string Set = "--set";

    private const string Serve = "serve";

    private static readonly string[] Asking = ["--help", "-h", "-?", "--version"];

    /// <summary>The server's settings: without the word <c>serve</c>, and each <c>--set</c> of a command's way written as the host reads it.</summary>
    public static string[] ServerSettings(string[] args)
    {
        var settings = new List<string>(args is [Serve, .. var rest] ? rest : args);
        for (var at = settings.IndexOf(Set); at >= 0 && at + 1 < settings.Count; at = settings.IndexOf(Set, at + 1))
        {
            settings.RemoveAt(at);
            settings[at] = $"--{settings[at]}";
        }

        return [.. settings];
    }

    /// <summary>Runs the command that is named; none named: the server is to serve.</summary>
    /// <returns>0, or 1 when the command could not do it and said why, or was not understood; none: serve.</returns>
    public static async Task<int?> TryRunAsync(string[] args) =>
        args is [var first, ..] && (first == Serve ? args.Any(Asking.Contains) : Asking.Contains(first) || !IsSetting(first))
            ? await Root().Parse(args).InvokeAsync()
            : null;

    private static bool IsSetting(string argument) => argument.StartsWith('-') || argument.StartsWith('/') || argument.Contains('=');

    private static RootCommand Root() => new("ChatRouter: routes the chats of online shops.")
    {
        new Command(Serve, "Starts the server; also without this word. Settings follow as --set Section:Name=value or --Section:Name=value.") { TreatUnmatchedTokensAsErrors = false },
        MigrateCommand.Create(),
        ShopCommands.Create(),
        UserCommands.Create(),
        SeedDemoCommand.Create(),
        ConfigCommands.Create(),
        DoctorCommand.Create(),
    };
}
