using System.Text;

namespace ChatRouter.Server.Commands;

/// <summary>Asks for a new password without showing it, or takes the first line of an input that is no terminal. Never an argument, which others could see.</summary>
internal static class NewPassword
{
    // OWASP ASVS 5.0, 6.2.1 and 6.2.9.
    private const int Shortest = 8;
    private const int Longest = 256;

    /// <exception cref="CommandException">It is too short or too long, or was not typed the same twice.</exception>
    public static async Task<string> ReadAsync(TextWriter output, CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
            return Checked(await Console.In.ReadLineAsync(cancellationToken) ?? "");
        var password = Checked(await AskAsync(output, "Password: "));
        return await AskAsync(output, "Again: ") == password ? password : throw new CommandException("The two are not the same. Nothing was changed.");
    }

    private static string Checked(string password) => password.Length is >= Shortest and <= Longest
        ? password
        : throw new CommandException($"A password has {Shortest} to {Longest} characters. Nothing was changed.");

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
