using System.CommandLine;
using ChatRouter.Core.Journal;
using ChatRouter.Redis.Connection;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Commands;

/// <summary>A command that works on the configured installation. What it cannot do it says in one line on the error output, and returns 1.</summary>
internal sealed class OperatorCommand : Command
{
    private readonly Option<string[]> _set = new(CommandLine.Set) { Description = "A setting of the server, as Section:Name=value; may be repeated.", HelpName = "setting" };

    /// <param name="name">The word that calls it.</param>
    /// <param name="description">One sentence for the help.</param>
    /// <param name="run">Returns false when it failed and has said so.</param>
    public OperatorCommand(string name, string description, Func<Installation, ParseResult, CancellationToken, Task<bool>> run) : base(name, description)
    {
        Add(_set);
        SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                await using var installation = Installation.Configured(parsed.GetValue(_set) ?? []);
                return await run(installation, parsed, cancellationToken) ? 0 : 1;
            }
            catch (OptionsValidationException exception)
            {
                return await FailAsync(parsed, string.Join(Environment.NewLine, exception.Failures));
            }
            catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or JournalUnavailableException or RedisUnavailableException or CommandException)
            {
                return await FailAsync(parsed, exception.Message);
            }
        });
    }

    private static async Task<int> FailAsync(ParseResult parsed, string reason)
    {
        await parsed.InvocationConfiguration.Error.WriteLineAsync(reason);
        return 1;
    }
}
