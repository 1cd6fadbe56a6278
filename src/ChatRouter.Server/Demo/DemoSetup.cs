namespace ChatRouter.Server.Demo;

/// <summary>What only the Development environment has.</summary>
public static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<SeedOptions>(configuration.GetSection(SeedOptions.Section));
        return services.AddSingleton<DemoOrders>().AddHostedService<Seeder>();
    }
}
