using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Webhooks;

/// <summary>Telling shops' software of events.</summary>
public static class WebhookSetup
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection(WebhookOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>().AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator.Networks>()
            .AddSingleton<WebhookClient>().AddSingleton<WebhookPace>().AddSingleton<WebhookRounds>().AddSingleton<WebhookDesk>()
            .AddSingleton<WebhookWatch>().AddHostedService(provider => provider.GetRequiredService<WebhookWatch>())
            .AddSingleton<WebhookSender>().AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
    }
}
