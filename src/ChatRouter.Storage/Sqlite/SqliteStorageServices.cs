using ChatRouter.Core.Accounts;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Phrases;
using ChatRouter.Core.Ratings;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Core.Uploads;
using ChatRouter.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Registers the SQLite storage.</summary>
public static class SqliteStorageServices
{
    /// <summary>Adds <see cref="IJournal"/>, <see cref="IShopStore"/>, <see cref="IRoutingStore"/>, <see cref="IScheduledPublicationStore"/>, <see cref="IPhraseStore"/>, <see cref="IBuyerStore"/>, <see cref="IUploadStore"/>, <see cref="IKeyRingStore"/> and what accounts and supervision keep on a SQLite file.</summary>
    /// <remarks>The file is opened and migrated before any other hosted service starts; the journal is drained after all others stopped.</remarks>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, Action<SqliteOptions>? configure = null)
    {
        services.AddOptions<SqliteOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<SqliteOptions>, SqliteOptionsValidator>();
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<ISchema, SqliteSchema>();
        services.AddSingleton<IJournalStore, SqliteJournalStore>();
        services.AddJournal(_ => 1);
        services.AddSingleton<SqliteShopStore>().AddSingleton<IShopStore>(provider => provider.GetRequiredService<SqliteShopStore>());
        services.AddSingleton<IRoutingStore, SqliteRoutingStore>().AddSingleton<IScheduledPublicationStore, SqliteScheduledPublicationStore>();
        services.AddSingleton<IUploadStore, SqliteUploadStore>();
        services.AddSingleton<IKeyRingStore, SqliteKeyRingStore>();
        services.AddSingleton<IBuyerContextStore, SqliteBuyerContextStore>();
        services.AddSingleton<IPhraseStore, SqlitePhraseStore>();
        services.AddSingleton<IBuyerStore, SqliteBuyerStore>();
        services.AddSingleton<IAuditStore, SqliteAuditStore>().AddSingleton<IKioskStore, SqliteKioskStore>().AddSingleton<IAlarmStore, SqliteAlarmStore>();
        services.AddSingleton<IPageSightingStore, SqlitePageSightingStore>();
        services.AddSingleton<IDistributionStore, SqliteDistributionStore>().AddSingleton<IRatingStore, SqliteRatingStore>();
        services.AddSingleton<ISessionStore, SqliteSessionStore>().AddSingleton<ISignInStore, SqliteSignInStore>().AddSingleton<ILinkStore, SqliteLinkStore>();
        services.AddSingleton<IApiKeyStore, SqliteApiKeyStore>().AddSingleton<IRepeatStore, SqliteRepeatStore>();
        services.AddSingleton<IWebhookStore, SqliteWebhookStore>().AddOutbox();
        services.AddHostedService<SqliteStorageHost>();
        return services;
    }
}
