using ChatRouter.Core.Accounts;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
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

namespace ChatRouter.Storage.Postgres;

/// <summary>Registers the PostgreSQL storage.</summary>
public static class PostgresStorageServices
{
    /// <summary>
    /// Adds <see cref="IJournal"/>, <see cref="IShopStore"/>, <see cref="IRoutingStore"/>, <see cref="IScheduledPublicationStore"/>, <see cref="IPhraseStore"/>, <see cref="IBuyerStore"/>, <see cref="IUploadStore"/>, <see cref="IKeyRingStore"/>,
    /// <see cref="INodeRegistry"/> and what accounts and supervision keep on PostgreSQL.
    /// </summary>
    /// <remarks>
    /// The database is opened and migrated and the node registered before any other hosted service starts;
    /// the journal is drained and the node leaves after all others stopped.
    /// </remarks>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, Action<PostgresOptions> configure)
    {
        services.AddOptions<PostgresOptions>().Configure(configure).ValidateOnStart();
        services.AddOptions<NodeOptions>().ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<PostgresOptions>, PostgresOptionsValidator>();
        services.TryAddSingleton<IValidateOptions<NodeOptions>, NodeOptionsValidator>();
        services.AddSingleton<PostgresDatabase>();
        services.AddSingleton<ISchema, PostgresSchema>();
        services.AddSingleton<INodeRegistry, PostgresNodeRegistry>();
        services.AddSingleton<NodeMembership>();
        services.AddSingleton<PostgresJournalStore>().AddSingleton<IJournalStore>(provider => provider.GetRequiredService<PostgresJournalStore>())
            .AddSingleton<IConversationMemory>(provider => provider.GetRequiredService<PostgresJournalStore>());
        services.AddJournal(provider => provider.GetRequiredService<IOptions<PostgresOptions>>().Value.Writers);
        services.AddSingleton<PostgresShopStore>().AddSingleton<IShopStore>(provider => provider.GetRequiredService<PostgresShopStore>());
        services.AddSingleton<IRoutingStore, PostgresRoutingStore>().AddSingleton<IScheduledPublicationStore, PostgresScheduledPublicationStore>();
        services.AddSingleton<IUploadStore, PostgresUploadStore>();
        services.AddSingleton<IKeyRingStore, PostgresKeyRingStore>();
        services.AddSingleton<IBuyerContextStore, PostgresBuyerContextStore>();
        services.AddSingleton<IPhraseStore, PostgresPhraseStore>();
        services.AddSingleton<IBuyerStore, PostgresBuyerStore>();
        services.AddSingleton<IAuditStore, PostgresAuditStore>().AddSingleton<IKioskStore, PostgresKioskStore>().AddSingleton<IAlarmStore, PostgresAlarmStore>();
        services.AddSingleton<IPageSightingStore, PostgresPageSightingStore>();
        services.AddSingleton<IDistributionStore, PostgresDistributionStore>().AddSingleton<IRatingStore, PostgresRatingStore>();
        services.AddSingleton<ISessionStore, PostgresSessionStore>().AddSingleton<ISignInStore, PostgresSignInStore>().AddSingleton<ILinkStore, PostgresLinkStore>();
        services.AddSingleton<IApiKeyStore, PostgresApiKeyStore>().AddSingleton<IRepeatStore, PostgresRepeatStore>();
        services.AddSingleton<IWebhookStore, PostgresWebhookStore>().AddOutbox();
        services.AddHostedService<PostgresStorageHost>();
        return services;
    }
}
