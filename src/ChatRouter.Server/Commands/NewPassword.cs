using System.Text;
using ChatRouter.Server.Accounts;

namespace ChatRouter.Server.Commands;

/// <summary>Asks for a new password without showing it, or takes the first line of an input that is no terminal. Never an argument, which others could see.</summary>
internal static class NewPassword
{
    /// <exception cref="CommandException">It cannot be a password, or was not typed the same twice.</exception>
    public static async Task<string> ReadAsync(string accountName, TextWriter output, CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
            return Checked(await Console.In.ReadLineAsync(cancellationToken) ?? "", accountName);
        var password = Checked(await AskAsync(output, "Password: "), accountName);
        return await AskAsync(output, "Again: ") == password ? password : throw new CommandException("The two are not the same. Nothing was changed.");
    }

    private static string Checked(string password, string accountName) =>
        PasswordRules.Check(password, accountName) is { } weak ? throw new CommandException($"{weak.Message} Nothing was changed.") : password;

    private static async Task<string> AskAsync(TextWriter output, string question)
    {
        await output.WriteAsync(question);
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        await output.WriteLineAsync();
        return typed.ToString();
    }
}
