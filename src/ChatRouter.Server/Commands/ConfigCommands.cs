using System.CommandLine;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Commands;

/// <summary><c>config check</c>: whether a server would accept its settings.</summary>
internal static class ConfigCommands
{
    public static Command Create() => new("config", "The server's settings.")
    {
        new OperatorCommand("check", "Checks every setting as a server does at its start, without starting one.", async (installation, parsed, _) =>
        {
            Check(installation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync("The settings are valid.");
            return true;
        }),
    };

    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    internal static void Check(Installation installation)
    {
        try
        {
            installation.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (AggregateException several)
        {
            throw new OptionsValidationException("", typeof(object), several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(one => one.Failures));
        }
    }
}
