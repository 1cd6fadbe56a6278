using ChatRouter.Core.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Storage;

/// <summary>Registers what every storage needs around its journal store.</summary>
internal static class JournalServices
{
    /// <summary>Makes <typeparamref name="TJournal"/>, which must be registered, the journal that everybody gets.</summary>
    public static IServiceCollection AddJournal<TJournal>(this IServiceCollection services) where TJournal : class, IJournal
    {
        services.AddOptions<JournalOptions>().ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<JournalOptions>, JournalOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<IJournal>(provider => provider.GetRequiredService<TJournal>())
            .AddSingleton<IJournalReader>(provider => provider.GetRequiredService<TJournal>())
            .AddSingleton<IJournalWriter>(provider => provider.GetRequiredService<TJournal>());
    }
}
