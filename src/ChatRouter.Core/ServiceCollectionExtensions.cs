using ChatRouter.Core.Bots;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Metrics;
using ChatRouter.Core.Phrases;
using ChatRouter.Core.Rehearsals;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Core.Supervision.Figures;
using ChatRouter.Core.Uploads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatRouter.Core;

/// <summary>Registers what is the same whatever stores and dispatchers are used.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>The use cases and the routing around the stores, <c>IDispatcher</c> and <c>IDelivery</c>, which others register.</summary>
    public static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddSingleton<Presence>()
        .AddSingleton<RoutingWork>()
        .AddSingleton<ContactTouches>()
        .AddSingleton<QueueAnnouncer>()
        .AddSingleton<Announcer>()
        .AddSingleton<RoutingMetrics>()
        .AddSingleton<Placements>()
        .AddSingleton<Rebuilder>()
        .AddSingleton<Reconciler>()
        .AddSingleton<QrLooks>()
        .AddSingleton<ImageUploads>()
        .AddHostedService<UnsentUploads>()
        .AddSingleton<WaitingLists>()
        .AddSingleton<Endings>()
        .AddSingleton<BuyerContexts>()
        .AddSingleton<ShopBots>()
        .AddSingleton<BotDesk>()
        .AddSingleton<IdleBots>()
        .AddSingleton<BuyerRouting>()
        .AddSingleton<BuyerConversations>()
        .AddSingleton<AgentConversations>()
        .AddSingleton<Recalls>()
        .AddSingleton<Stays>()
        .AddSingleton<AgentPresence>()
        .AddSingleton<QuickPhrases>()
        .AddSingleton<ShopEditor>()
        .AddSingleton<OperatorDesk>()
        .AddSingleton<ShopDesk>()
        .AddSingleton<ShopWidget>()
        .AddSingleton<PageSightings>()
        .AddHostedService(provider => provider.GetRequiredService<PageSightings>())
        .AddSingleton<ServiceHours>()
        .AddSingleton<PlanPublisher>()
        .AddSingleton<RoutingDesk>()
        .AddSingleton<ScheduledPublications>()
        .AddSingleton<DuePublications>()
        .AddSingleton<RoutingTrials>()
        .AddSingleton<PastHours>()
        .AddSingleton<RuleHitCounter>()
        .AddSingleton<BuyerRecords>()
        .AddSingleton<GivenTags>()
        .AddSingleton<BuyerTags>()
        .AddSingleton<BuyerBlocks>()
        .AddSingleton<PushedOrders>()
        .AddSingleton<MeantGroups>()
        .AddSingleton<Oversight>()
        .AddSingleton<ShopBoards>()
        .AddSingleton<OwnDays>()
        .AddSingleton<UsualReplies>()
        .AddSingleton<ExpectedPeaks>()
        .AddSingleton<Availabilities>()
        .AddSingleton<DayClock>()
        .AddSingleton<AlarmDesk>()
        .AddSingleton<AlarmLooks>()
        .AddSingleton<IValidateOptions<SupervisionOptions>, SupervisionOptionsValidator>()
        .AddSingleton<IValidateOptions<SupervisionOptions>, SupervisionOptionsValidator.Zone>()
        .AddSingleton<Kiosks>()
        .AddSingleton(provider => new HeavyWork(TimeSpan.FromSeconds(20), "The server is busy with other reports. Try again in a moment.", provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<Distributions>()
        .AddSingleton<AgentStateLog>()
        .AddHostedService(provider => provider.GetRequiredService<AgentStateLog>())
        .AddSingleton<RoutingWatch>()
        .AddHostedService(provider => provider.GetRequiredService<RoutingWatch>())
        .AddHostedService<RoutingLoops>();
}
