using ChatRouter.Core.Journal;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatRouter.Server.Health;

/// <summary>The journal answers.</summary>
public sealed class JournalCheck(IJournal journal) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // Not waited for beyond that, whatever a storage that hangs makes of being cancelled.
            await journal.FindAsync(new("none"), new("none"), cancellationToken).WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (JournalUnavailableException)
        {
            return HealthCheckResult.Unhealthy("The journal does not answer.");
        }
    }
}
