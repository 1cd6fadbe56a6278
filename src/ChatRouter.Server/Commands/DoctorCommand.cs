using System.CommandLine;

namespace ChatRouter.Server.Commands;

/// <summary><c>doctor</c>: looks at everything that a server needs, changes nothing, and says what to do.</summary>
internal static class DoctorCommand
{
    public static Command Create() => new OperatorCommand("doctor", "Looks at settings, database, Redis and machine, changes nothing, and says what to do.", async (installation, parsed, cancellationToken) =>
    {
        var output = parsed.InvocationConfiguration.Output;
        var failed = false;
        await foreach (var finding in Checkup.OfAsync(installation, cancellationToken))
        {
            failed |= finding.Verdict == Verdict.Fail;
            await output.WriteLineAsync($"{finding.Verdict.ToString().ToLowerInvariant(),-5} {finding.Subject,-10} {finding.Text}");
        }

        return !failed;
    });
}
