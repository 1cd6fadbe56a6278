using System.CommandLine;

namespace ChatRouter.Server.Commands;

/// <summary>What else this binary does besides serving.</summary>
public static class CommandLine
{
    private const string Serve = "serve";

    private static readonly string[] Asking = ["--help", "-h", "-?", "--version"];

    /// <summary>Takes the word <c>serve</c> off the server's settings.</summary>
    public static string[] ServerSettings(string[] args) => args is [Serve, .. var settings] ? settings : args;

    /// <summary>Runs the command that is named; none named: the server is to serve.</summary>
    /// <returns>0, or 1 when the command could not do it and said why, or was not understood; none: serve.</returns>
    public static async Task<int?> TryRunAsync(string[] args) =>
        args is [var first, ..] && first != Serve && (Asking.Contains(first) || !IsSetting(first))
            ? await Root().Parse(args).InvokeAsync()
            : null;

    private static bool IsSetting(string argument) => argument.StartsWith('-') || argument.StartsWith('/') || argument.Contains('=');

    private static RootCommand Root() => new("ChatRouter: routes the chats of online shops.")
    {
        new Command(Serve, "Starts the server; also without this word. Settings follow as --Section:Name=value.") { TreatUnmatchedTokensAsErrors = false },
        MigrateCommand.Create(),
        ShopCommands.Create(),
        UserCommands.Create(),
        SeedDemoCommand.Create(),
        ConfigCommands.Create(),
        DoctorCommand.Create(),
    };
}
