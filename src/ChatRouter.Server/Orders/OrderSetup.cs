using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Orders;

/// <summary>Orders of buyers, asked of their shops.</summary>
public static class OrderSetup
{
    public static IServiceCollection AddOrders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OrderOptions>().Bind(configuration.GetSection(OrderOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<OrderOptions>, OrderOptionsValidator>().AddSingleton<IValidateOptions<OrderOptions>, OrderOptionsValidator.Networks>()
            .AddSingleton<HttpOrderConnector>().AddHostedService<OrderAlarms>().AddSingleton<BuyerOrders>().AddSingleton<OrderChanges>();
    }
}
