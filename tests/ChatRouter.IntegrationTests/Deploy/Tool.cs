using System.ComponentModel;
using System.Diagnostics;

namespace ChatRouter.IntegrationTests.Deploy;

/// <summary>A program of the system that a test runs.</summary>
public static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs it to its end and returns its exit code and what it printed; <paramref name="install"/> is for whoever does not have it.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string install, ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Start(install, start);
        using var limit = new CancellationTokenSource(Patience);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output + await error);
    }

    public static Process Start(string install, ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"This test needs '{start.FileName}'. Install it: {install}", exception);
        }
    }
}
