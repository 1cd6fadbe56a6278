using ChatRouter.Core.Journal;
using ChatRouter.Core.Metrics;
using ChatRouter.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Storage;

/// <summary>Registers what every storage needs around its journal store.</summary>
internal static class JournalServices
{
    /// <summary>What the journal's transactions tell webhooks.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services.AddSingleton<WebhookAudience>().AddSingleton<Outbox>();

    /// <summary>The journal that everybody gets.</summary>
    /// <param name="lanes">How many batches the store takes at a time.</param>
    public static IServiceCollection AddJournal(this IServiceCollection services, Func<IServiceProvider, int> lanes)
    {
        services.AddOptions<JournalOptions>().ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<JournalOptions>, JournalOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<JournalMetrics>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<BatchingJournal>(provider, lanes(provider)))
            .AddSingleton<IJournal>(provider => provider.GetRequiredService<BatchingJournal>())
            .AddSingleton<IJournalReader>(provider => provider.GetRequiredService<BatchingJournal>())
            .AddSingleton<IJournalWriter>(provider => provider.GetRequiredService<BatchingJournal>());
    }
}
