using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Accounts;

/// <summary>Members, their links, sessions and passwords, and the shop's API keys.</summary>
public static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccountOptions>().Bind(configuration.GetSection(AccountOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccountOptions>, AccountOptionsValidator>();
        return services
            .AddSingleton<SignInLog>().AddHostedService(provider => provider.GetRequiredService<SignInLog>())
            .AddSingleton<Passwords>().AddSingleton<AccountChanges>().AddSingleton<AccountLinks>().AddSingleton<AccountSessions>()
            .AddSingleton<OwnPassword>().AddSingleton<Members>().AddSingleton<ApiKeys>().AddSingleton<ShopSignUp>();
    }
}
